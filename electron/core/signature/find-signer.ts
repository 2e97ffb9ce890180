import { verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import type { VerifyingKey } from './keys.ts';

/** Bytes of an Ed25519 signature (RFC 8032, section 5.1.6). */
export const ed25519Bytes = 64;

/** Up to this size, checking in the main thread is faster than handing a copy of the bytes to another. */
const inlineBytes = 64 * 1024;

const verifyInThread = promisify(verify) as unknown as (
  algorithm: string | null,
  data: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
) => Promise<boolean>;

/** Finds the first key that made this signature over these bytes. Never throws. @returns `null` when none did. */
export async function signerOf(
  bytes: Uint8Array,
  signature: Uint8Array,
  keys: readonly VerifyingKey[],
): Promise<VerifyingKey | null> {
  for (const key of keys) if (await isSignedBy(bytes, signature, key.key)) return key;
  return null;
}

/** Ed25519 signs the bytes without hashing them first. RSA is PKCS #1 v1.5 over SHA-256, as HighLevel's guide says. */
function isSignedBy(
  bytes: Uint8Array,
  signature: Uint8Array,
  key: KeyObject,
): boolean | Promise<boolean> {
  if (signature.length !== signatureBytes(key)) return false;
  const algorithm = key.asymmetricKeyType === 'rsa' ? 'sha256' : null;
  return bytes.length <= inlineBytes || !isMainThread
    ? verify(algorithm, bytes, key, signature)
    : verifyInThread(algorithm, bytes, key, signature);
}

/** Bytes of a signature made by this key. */
export function signatureBytes(key: KeyObject): number {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits === undefined ? ed25519Bytes : Math.ceil(bits / 8);
}

import { verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { VerifyingKey } from './keys.ts';

/** Bytes of an Ed25519 signature (RFC 8032, section 5.1.6). */
export const ed25519Bytes = 64;

/** Bytes up to which a check costs less than the way to another thread. */
const inlineBytes = 64 * 1024;

const verifyInThread = promisify(verify) as unknown as (
  algorithm: string | null,
  data: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
) => Promise<boolean>;

/** The first of some keys that made a signature over these bytes, `null` when none did. Total. */
export async function signerOf(
  bytes: Uint8Array,
  signature: Uint8Array,
  keys: readonly VerifyingKey[],
): Promise<VerifyingKey | null> {
  for (const key of keys) if (await fits(bytes, signature, key.key)) return key;
  return null;
}

/**
 * Ed25519 over the bytes themselves, without a hash before; RSA with PKCS #1 v1.5 over their SHA-256, as
 * HighLevel's guide has it.
 */
function fits(
  bytes: Uint8Array,
  signature: Uint8Array,
  key: KeyObject,
): boolean | Promise<boolean> {
  if (signature.length !== lengthFor(key)) return false;
  const algorithm = key.asymmetricKeyType === 'rsa' ? 'sha256' : null;
  return bytes.length <= inlineBytes
    ? verify(algorithm, bytes, key, signature)
    : verifyInThread(algorithm, bytes, key, signature);
}

/** Bytes of a signature that a key makes. */
export function lengthFor(key: KeyObject): number {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits === undefined ? ed25519Bytes : Math.ceil(bits / 8);
}

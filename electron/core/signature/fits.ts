import { verify, type KeyObject } from 'node:crypto';
import type { VerifyingKey } from './keys.ts';

/** Bytes of an Ed25519 signature (RFC 8032, section 5.1.6). */
export const ed25519Bytes = 64;

/** The first of some keys that made a signature over these bytes, `null` when none did. Total. */
export function signerOf(
  bytes: Uint8Array,
  signature: Uint8Array,
  keys: readonly VerifyingKey[],
): VerifyingKey | null {
  return keys.find(({ key }) => fits(bytes, signature, key)) ?? null;
}

/**
 * Ed25519 over the bytes themselves, without a hash before; RSA with PKCS #1 v1.5 over their SHA-256, as
 * HighLevel's guide has it.
 */
function fits(bytes: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  if (signature.length !== lengthFor(key)) return false;
  return verify(key.asymmetricKeyType === 'rsa' ? 'sha256' : null, bytes, key, signature);
}

/** Bytes of a signature that a key makes. */
export function lengthFor(key: KeyObject): number {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits === undefined ? ed25519Bytes : Math.ceil(bits / 8);
}

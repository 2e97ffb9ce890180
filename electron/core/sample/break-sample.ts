import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The first two thirds of a body, which end between two characters of its UTF-8: no JSON object ends there. */
export function cutBody(body: Uint8Array): Uint8Array {
  let end = Math.floor((body.length * 2) / 3);
  // Bytes from 0x80 to 0xBF continue a character (RFC 3629, section 3).
  while (end > 0 && ((body[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return body.subarray(0, end);
}

/** An unknown key. Its signatures have the right form, and no keyring accepts them. */
export function unknownKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

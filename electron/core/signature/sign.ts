import { sign as signBytes, type KeyObject } from 'node:crypto';

/** The value of `X-GHL-Signature`: pure Ed25519 over the exact bytes, in standard base64. */
export function sign(body: Uint8Array, privateKey: KeyObject): string {
  return signBytes(null, body, privateKey).toString('base64');
}

import { verify as verifyBytes, type KeyObject } from 'node:crypto';
import { headerValue, type HeaderPairs } from '../../../shared/request.ts';
import type { VerifyingKeys } from './keys.ts';

/** The header field of the Ed25519 signature over the exact body bytes. */
export const signatureHeader = 'X-GHL-Signature';

/** What a signature proves. The words are part of the outer contract. */
export type Verdict =
  | 'valid'
  /** Made with the user's own test key. */
  | 'valid-test-key'
  | 'missing'
  /** The literal `N/A`, which HighLevel sends in place of a signature. */
  | 'not-applicable'
  /** Not base64, or not 64 bytes of it. */
  | 'malformed'
  | 'mismatch'
  /** Belongs not to the bytes that came, but to `JSON.stringify(JSON.parse(body))`. */
  | 'valid-reserialised';

/** Standard base64 with its padding (RFC 4648, section 4). */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes of an Ed25519 signature (RFC 8032, section 5.1.6). */
const signatureBytes = 64;

/** The verdict on a request. @param body asked for only when there is a signature to check. */
export function verifyRequest(
  headers: HeaderPairs,
  body: () => Uint8Array,
  keys: VerifyingKeys,
): Verdict {
  const value = headerValue(headers, signatureHeader);
  return value === null ? 'missing' : verify(value, body, keys);
}

/** Total: whatever the signature's text and the bytes, there is a verdict. */
export function verify(text: string, body: () => Uint8Array, keys: VerifyingKeys): Verdict {
  const value = text.trim();
  if (value === '') return 'missing';
  if (value === 'N/A') return 'not-applicable';
  const signature = Buffer.from(value, 'base64');
  if (!base64.test(value) || signature.length !== signatureBytes) return 'malformed';

  const bytes = body();
  const fits = (data: Uint8Array, key: KeyObject | null) =>
    key !== null && verifyBytes(null, data, key, signature);
  if (fits(bytes, keys.published)) return 'valid';
  if (fits(bytes, keys.test)) return 'valid-test-key';
  const again = reserialised(bytes);
  return again !== null && (fits(again, keys.published) || fits(again, keys.test))
    ? 'valid-reserialised'
    : 'mismatch';
}

/** Whether a verdict means that the message is what its sender wrote. */
export function isValid(verdict: Verdict): boolean {
  return verdict.startsWith('valid');
}

/** What a sender signs that parses its own JSON and writes it again; `null` when that changes nothing. */
function reserialised(bytes: Uint8Array): Uint8Array | null {
  try {
    const again = Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString('utf8'))));
    return again.equals(bytes) ? null : again;
  } catch {
    return null;
  }
}

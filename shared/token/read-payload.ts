import type { Result } from '../result.ts';
import type { TokenFault } from './token.ts';

/** Arrays and objects within each other. A payload of HighLevel has 3. */
const deepest = 16;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digits = new Map(alphabet.split('').map((letter, value) => [letter, value]));

/** The claims of a JWT by their names, `__proto__` among them. */
export type Payload = ReadonlyMap<string, unknown>;

/** Reads the payload of a JWT (RFC 7519) in compact form (RFC 7515, section 7.1). Its signature is not looked at. */
export function readPayload(token: string): Result<Payload, TokenFault> {
  const [, encoded = ''] = token.split('.');
  const bytes = bytesOf(encoded);
  if (bytes === null) return failed('not-base64url');
  const text = textOf(bytes);
  if (text === null) return failed('not-utf8');
  const value = parsed(text);
  if (value === undefined) return failed('not-json');
  return isShallow(value, deepest) ? { ok: true, value } : failed('too-deep');
}

function failed(fault: TokenFault) {
  return { ok: false, fault, detail: '' } as const;
}

/** Bytes of base64url without padding (RFC 4648, section 5); `null` when it is no such text. */
function bytesOf(encoded: string): readonly number[] | null {
  if (encoded === '' || encoded.length % 4 === 1) return null;
  const bytes: number[] = [];
  let [bits, count] = [0, 0];
  for (const letter of encoded) {
    const value = digits.get(letter);
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return bytes;
}

/** The text of UTF-8; `null` when it is malformed. */
function textOf(bytes: readonly number[]): string | null {
  try {
    return decodeURIComponent(
      bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    );
  } catch {
    return null;
  }
}

/** The members of a JSON object; `undefined` for anything else. */
function parsed(text: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const inner: readonly unknown[] =
    value instanceof Map ? [...value.values()] : Object.values(value);
  return levels > 0 && inner.every((one) => isShallow(one, levels - 1));
}

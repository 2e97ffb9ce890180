import type { SignatureReason } from '../../../shared/signature.ts';
import { ed25519Bytes } from './find-signer.ts';
import { reason, type ReasonCode } from './reasons.ts';

/** Standard base64 with its padding (RFC 4648, section 4). */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Decodes standard base64. @returns `null` for any other text. */
export function decodeBase64(text: string): Buffer | null {
  return text !== '' && base64.test(text) ? Buffer.from(text, 'base64') : null;
}

/** Something around the signature's text, such as quotes or a prefix. */
interface Wrapper {
  readonly code: ReasonCode;
  /** Removes it. `null` when the text is not wrapped like this. */
  readonly unwrap: (text: string) => string | null;
  readonly values?: (text: string) => Readonly<Record<string, string>>;
}

/** What stands before the value, such as `sha256=`, `ed25519=`, `v1=`, `v1,`, `Ed25519 ` or `0x`. */
const prefix = /^([A-Za-z][\w-]{0,24}(?:=|:|\s)\s*|v\d,|0x)(?=[^\s=])/;

const wrappers: readonly Wrapper[] = [
  { code: 'quoted', unwrap: (text) => /^b?(["'`])([^"'`]+)\1$/.exec(text)?.[2] ?? null },
  {
    code: 'percent-encoded',
    unwrap: (text) => (/%[0-9a-f]{2}/i.test(text) ? percentDecoded(text) : null),
  },
  { code: 'plus-lost', unwrap: restorePluses },
  { code: 'joined', unwrap: (text) => /^([^,]{40,}),/.exec(text)?.[1]?.trim() ?? null },
  {
    code: 'prefixed',
    unwrap: (text) => (prefix.test(text) ? text.replace(prefix, '') : null),
    values: (text) => ({ prefix: (prefix.exec(text)?.[1] ?? '').trim() }),
  },
  {
    code: 'white-space',
    unwrap: (text) => (/\s|\\n/.test(text) ? text.replaceAll(/\s|\\[rn]/g, '') : null),
  },
];

/** Encodings other than standard base64. `decode` returns `null` for a text in another encoding. */
const encodings: readonly {
  readonly code: ReasonCode;
  readonly decode: (text: string) => Buffer | null;
}[] = [
  // Before base64: the hex digits of 64 bytes are valid base64 too.
  {
    code: 'hex',
    decode: (text) =>
      /^(?:[0-9a-f]{2})+$/i.test(text) && hexLengths.has(text.length)
        ? Buffer.from(text, 'hex')
        : null,
  },
  { code: 'encoded-twice', decode: decodeTwice },
  {
    code: 'base64url',
    decode: (text) =>
      /[-_]/.test(text) && /^[\w-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : null,
  },
  {
    code: 'unpadded',
    decode: (text) =>
      text.length % 4 > 1
        ? decodeBase64(text.padEnd(text.length + 4 - (text.length % 4), '='))
        : null,
  },
];

/** Hex digits of MD5, HMAC-SHA1, HMAC-SHA256, of an Ed25519 signature or HMAC-SHA512, and of RSA signatures. */
const hexLengths = new Set([32, 40, 64, 128, 512, 768, 1024]);

/** What programs write for a missing value, and template placeholders that were not replaced. */
const noValue =
  /^(?:undefined|null|none|nil|nan|true|false|n\/?a|\[object object\]|\$?\{.{1,60}\})$/i;

/** The format of Stripe and services that copied it: `t=1700000000,v1=…`. */
const timestamped = /^t=\d+\s*,\s*v\d+=/i;

/** A header value decoded from whatever encoding it has. */
export interface DecodedHeader {
  /** `null` when no known encoding fits. */
  readonly bytes: Buffer | null;
  /** What is unusual about the encoding, from the outside in. */
  readonly reasons: readonly SignatureReason[];
}

/** Decodes a header value from any known encoding. Never throws. @param text without surrounding white space. */
export function decodeHeader(text: string): DecodedHeader {
  if (noValue.test(text)) return { bytes: null, reasons: [reason('placeholder', { word: text })] };
  if (timestamped.test(text)) return { bytes: null, reasons: [reason('timestamped')] };
  const reasons: SignatureReason[] = [];
  let inner = text;
  for (let depth = 0; depth < wrappers.length; depth += 1) {
    if (decodeBase64(inner)?.length === ed25519Bytes) break;
    const wrapper = wrappers.find(({ unwrap }) => unwrap(inner) !== null);
    const unwrapped = wrapper?.unwrap(inner) ?? null;
    if (wrapper === undefined || unwrapped === null) break;
    reasons.push(reason(wrapper.code, wrapper.values?.(inner)));
    inner = unwrapped;
  }
  for (const { code, decode } of encodings) {
    const bytes = decode(inner);
    if (bytes !== null) return { bytes, reasons: [...reasons, reason(code)] };
  }
  const bytes = decodeBase64(inner);
  return { bytes, reasons: bytes === null ? [...reasons, reason('not-base64')] : reasons };
}

/** What the length of a value suggests when it is not that of an Ed25519 signature. */
export function lengthReason(bytes: number): SignatureReason {
  if (bytes === 32 || bytes === 20) return reason('hmac-length', { bytes });
  return reason([256, 384, 512].includes(bytes) ? 'rsa-length' : 'length', { bytes });
}

function decodeTwice(text: string): Buffer | null {
  const once = decodeBase64(text)?.toString('latin1').trim();
  const twice = once === undefined ? null : decodeBase64(once);
  return twice?.length === ed25519Bytes ? twice : null;
}

/** Form decoders turn `+` into a space. */
function restorePluses(text: string): string | null {
  const whole = text.replaceAll(' ', '+');
  return whole !== text && decodeBase64(whole)?.length === ed25519Bytes ? whole : null;
}

function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

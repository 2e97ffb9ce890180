import type { SignatureReason } from '../../../shared/signature.ts';
import { decodeBase64 } from './base64.ts';
import { ed25519Bytes } from './find-signer.ts';
import { reason, type ReasonCode } from './reasons.ts';

/** What is around a signature's text: `peel` gives what is within, `null` when it is not there. */
interface Wrap {
  readonly code: ReasonCode;
  readonly peel: (text: string) => string | null;
  readonly values?: (text: string) => Readonly<Record<string, string>>;
}

/** A name before the value, such as `sha256=`, `ed25519=`, `v1=` or `Ed25519 `. */
const prefix = /^([A-Za-z][\w-]{0,24}(?:=|:|\s)\s*)(?=[^\s=])/;

const wraps: readonly Wrap[] = [
  { code: 'quoted', peel: (text) => /^(["'`])(.+)\1$/s.exec(text)?.[2] ?? null },
  {
    code: 'percent-encoded',
    peel: (text) => (/%[0-9a-f]{2}/i.test(text) ? unescaped(text) : null),
  },
  { code: 'plus-lost', peel: plusesBack },
  { code: 'joined', peel: (text) => /^([^,]+),/.exec(text)?.[1]?.trim() ?? null },
  {
    code: 'prefixed',
    peel: (text) => (prefix.test(text) ? text.replace(prefix, '') : null),
    values: (text) => ({ prefix: (prefix.exec(text)?.[1] ?? '').trim() }),
  },
  {
    code: 'white-space',
    peel: (text) => (/\s|\\n/.test(text) ? text.replaceAll(/\s|\\[rn]/g, '') : null),
  },
];

/** Ways to write bytes that are not standard base64; `decode` gives `null` for a text that is not of its way. */
const codings: readonly {
  readonly code: ReasonCode;
  readonly decode: (text: string) => Buffer | null;
}[] = [
  // Before base64: the digits of 64 bytes are base64 too, though nobody means it.
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

/** Digits of an HMAC-SHA256, of an Ed25519 signature (or an HMAC-SHA512), and of RSA signatures. */
const hexLengths = new Set([64, 128, 512, 768, 1024]);

/** What programs write for a value that they do not have, and a template that nobody filled in. */
const noValue =
  /^(?:undefined|null|none|nil|nan|true|false|n\/?a|\[object object\]|\$?\{.{1,60}\})$/i;

/** The form of Stripe and those who took it over: `t=1700000000,v1=…`. */
const timestamped = /^t=\d+\s*,\s*v\d+=/i;

/** A value read for what it was meant to be. */
export interface Reading {
  /** `null` when nothing makes it bytes. */
  readonly bytes: Buffer | null;
  /** What is unusual about its form, from the outside in. */
  readonly reasons: readonly SignatureReason[];
}

/** Reads a header's value with patience. Total. @param text without the white space around it. */
export function readForm(text: string): Reading {
  if (noValue.test(text)) return { bytes: null, reasons: [reason('placeholder', { word: text })] };
  if (timestamped.test(text)) return { bytes: null, reasons: [reason('timestamped')] };
  const reasons: SignatureReason[] = [];
  let inner = text;
  for (let depth = 0; depth < wraps.length; depth += 1) {
    if (decodeBase64(inner)?.length === ed25519Bytes) break;
    const wrap = wraps.find(({ peel }) => peel(inner) !== null);
    const peeled = wrap?.peel(inner) ?? null;
    if (wrap === undefined || peeled === null) break;
    reasons.push(reason(wrap.code, wrap.values?.(inner)));
    inner = peeled;
  }
  for (const { code, decode } of codings) {
    const bytes = decode(inner);
    if (bytes !== null) return { bytes, reasons: [...reasons, reason(code)] };
  }
  const bytes = decodeBase64(inner);
  return { bytes, reasons: bytes === null ? [...reasons, reason('not-base64')] : reasons };
}

/** What a length tells that is not an Ed25519 signature's. */
export function lengthReason(bytes: number): SignatureReason {
  if (bytes === 32 || bytes === 20) return reason('hmac-length', { bytes });
  return reason([256, 384, 512].includes(bytes) ? 'rsa-length' : 'length', { bytes });
}

function decodeTwice(text: string): Buffer | null {
  const once = decodeBase64(text)?.toString('latin1').trim();
  const twice = once === undefined ? null : decodeBase64(once);
  return twice?.length === ed25519Bytes ? twice : null;
}

/** A form decoder takes `+` for a space. */
function plusesBack(text: string): string | null {
  const whole = text.replaceAll(' ', '+');
  return whole !== text && decodeBase64(whole)?.length === ed25519Bytes ? whole : null;
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

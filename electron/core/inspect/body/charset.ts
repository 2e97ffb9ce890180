import { isUtf8 } from 'node:buffer';
import { normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { decodeUtf32, wideCharset } from './wide-charset.ts';

/** Bytes decoded as text. */
export interface DecodedText {
  readonly text: string;
  /** The charset's name in the Encoding Standard, or that of a UTF-32. */
  readonly charset: string;
  readonly issues: readonly Issue[];
}

/**
 * Decodes bytes as text with the tables of the Encoding Standard, because Node's differ from it and accept names that
 * it does not have. Never throws: an unknown charset is read as UTF-8 and invalid bytes become U+FFFD, each with an
 * issue.
 *
 * @param named the charset that the sender named. A byte order mark wins over it. Without both, zeros between ASCII
 *   characters indicate UTF-16 or UTF-32, and everything else is UTF-8.
 * @param incomplete the end is missing, so the last character may be cut.
 */
export function decodeText(
  bytes: Uint8Array,
  named: string | null,
  incomplete = false,
): DecodedText {
  const charset = charsetOf(bytes, named);
  const unknown =
    named === null
      ? []
      : !isKnown(named)
        ? [issue('charset.unknown', { charset: named, read: charset.toUpperCase() })]
        : isWronglyNamed(bytes, normalizeEncoding(named) ?? '')
          ? [issue('charset.wrong', { charset: named })]
          : [];
  const { text, issues } = decodeKnown(bytes, charset, incomplete);
  return { text, charset, issues: [...unknown, ...issues] };
}

/** Bytes without a last character of UTF-8 that is cut. */
export function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let cut = 1; cut <= 3 && cut <= bytes.length; cut += 1) {
    const byte = bytes[bytes.length - cut] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return cut < length ? bytes.subarray(0, bytes.length - cut) : bytes;
  }
  return bytes;
}

/** The charset that `decodeText` uses for these bytes. */
export function charsetOf(bytes: Uint8Array, named: string | null): string {
  const label = named !== null && isKnown(named) ? normalizeEncoding(named) : null;
  const claimed = label !== null && isWronglyNamed(bytes, label) ? 'utf-8' : label;
  return byteOrderMark(bytes) ?? claimed ?? wideCharset(bytes) ?? 'utf-8';
}

/**
 * Whether a body is UTF-8 although another charset is named, as some frameworks do by default. Letters beyond ASCII that
 * are valid UTF-8 by chance do not occur in real text of a charset of single bytes. In one of several bytes a few of
 * them do, so more of them are asked for.
 */
function isWronglyNamed(bytes: Uint8Array, label: string): boolean {
  if (singleByte.test(label)) return bytes.some((byte) => byte > 0x7f) && isUtf8(bytes);
  return severalBytes.test(label) && isUtf8(bytes) && charactersBeyondAscii(bytes) >= 6;
}

const singleByte =
  /^(?:windows-125\d|windows-874|iso-8859-\d+(?:-i)?|koi8-[ru]|(?:x-mac-cyrillic|macintosh))$/;
const severalBytes = /^(?:gbk|gb18030|big5|euc-jp|euc-kr|shift_jis|ibm866)$/;

/** The characters beyond ASCII of valid UTF-8: their first bytes. */
function charactersBeyondAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0xc0) count += 1;
  return count;
}

/** Whether every character takes two bytes or more, so that zero bytes do not mean binary data. */
export function isWide(charset: string): boolean {
  return charset.startsWith('utf-16') || charset.startsWith('utf-32');
}

function decodeKnown(
  bytes: Uint8Array,
  charset: string,
  incomplete: boolean,
): Pick<DecodedText, 'text' | 'issues'> {
  if (charset === 'utf-32le' || charset === 'utf-32be')
    return { text: decodeUtf32(bytes, charset), issues: [] };
  // All decoders read valid UTF-8 in the same way, and Node's is the quickest.
  if (charset === 'utf-8' && !incomplete && byteOrderMark(bytes) === null && isUtf8(bytes)) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
    return { text, issues: [] };
  }
  const options = { stream: incomplete };
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes, options), issues: [] };
  } catch {
    const issues = [issue('charset.invalid', { charset: charset.toUpperCase() })];
    return { text: new TextDecoder(charset).decode(bytes, options), issues };
  }
}

/** In the Encoding Standard, a byte order mark wins over every label. */
function byteOrderMark([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? null : 'utf-16le';
  return null;
}

/** The standard lists some labels only to refuse them (`replacement`); they count as unknown. */
function isKnown(label: string): boolean {
  const name = normalizeEncoding(label);
  return name !== null && name !== 'replacement';
}

import { normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { decodeUtf32, wideCharset } from './wide-charset.ts';

export interface Decoded {
  readonly text: string;
  /** The charset's name in the Encoding Standard, or that of a UTF-32. */
  readonly charset: string;
  readonly issues: readonly Issue[];
}

/**
 * Reads bytes as text, by the tables of the Encoding Standard: Node's own differ from them, and know names that
 * are none. It never fails: a charset that is not known is read as UTF-8, and bytes that are not valid become
 * U+FFFD; both are said.
 *
 * @param named the charset that the sender named. A byte order mark wins over it; without both, zeros between
 *   ASCII tell a wide charset, and everything else is UTF-8.
 * @param incomplete the end is missing, so that its last character may be cut.
 */
export function decodeText(bytes: Uint8Array, named: string | null, incomplete = false): Decoded {
  const charset = charsetOf(bytes, named);
  const unknown =
    named === null || isKnown(named)
      ? []
      : [issue('charset.unknown', { charset: named, read: charset.toUpperCase() })];
  const { text, issues } = decodeKnown(bytes, charset, incomplete);
  return { text, charset, issues: [...unknown, ...issues] };
}

/** The charset that bytes are read in. */
export function charsetOf(bytes: Uint8Array, named: string | null): string {
  const label = named !== null && isKnown(named) ? normalizeEncoding(named) : null;
  return byteOrderMark(bytes) ?? label ?? wideCharset(bytes) ?? 'utf-8';
}

/** Whether a character takes two bytes at least, so that zeros are no sign of binary data. */
export function isWide(charset: string): boolean {
  return charset.startsWith('utf-16') || charset.startsWith('utf-32');
}

function decodeKnown(
  bytes: Uint8Array,
  charset: string,
  incomplete: boolean,
): Pick<Decoded, 'text' | 'issues'> {
  if (charset === 'utf-32le' || charset === 'utf-32be')
    return { text: decodeUtf32(bytes, charset), issues: [] };
  const options = { stream: incomplete };
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes, options), issues: [] };
  } catch {
    const issues = [issue('charset.invalid', { charset: charset.toUpperCase() })];
    return { text: new TextDecoder(charset).decode(bytes, options), issues };
  }
}

/** The Encoding Standard lets a byte order mark win over every label. */
function byteOrderMark([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? null : 'utf-16le';
  return null;
}

/** Labels that the standard keeps only to refuse them are as good as unknown. */
function isKnown(label: string): boolean {
  const name = normalizeEncoding(label);
  return name !== null && name !== 'replacement';
}

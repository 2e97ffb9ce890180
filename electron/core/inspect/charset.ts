import iconv from 'iconv-lite';
import type { Issue } from '../../../shared/inspection.ts';
import { issue } from './issue.ts';

export interface Decoded {
  readonly text: string;
  /** The charset's name: the WHATWG one, or the sender's own for one that only iconv knows. */
  readonly charset: string;
  readonly issues: readonly Issue[];
}

/**
 * Reads bytes as text. It never fails: a charset that is not known is read as UTF-8, and bytes
 * that are not valid become U+FFFD; both are said.
 *
 * @param named the charset that the sender named; without it a byte order mark decides, else UTF-8.
 */
export function decodeText(bytes: Uint8Array, named: string | null): Decoded {
  const label = byteOrderMark(bytes) ?? named ?? 'utf-8';
  if (isKnown(label)) return decodeKnown(bytes, label);
  // Code pages of DOS, UTF-7 and misspellings: the Encoding Standard left them out.
  if (iconv.encodingExists(label)) {
    return { text: iconv.decode(Buffer.from(bytes), label), charset: label, issues: [] };
  }
  const { text, charset, issues } = decodeKnown(bytes, 'utf-8');
  return { text, charset, issues: [issue('charset.unknown', { charset: label }), ...issues] };
}

function decodeKnown(bytes: Uint8Array, label: string): Decoded {
  const charset = new TextDecoder(label).encoding;
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), charset, issues: [] };
  } catch {
    const issues = [issue('charset.invalid', { charset: charset.toUpperCase() })];
    return { text: new TextDecoder(label).decode(bytes), charset, issues };
  }
}

/** The Encoding Standard lets a byte order mark win over every label. */
function byteOrderMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return null;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

import { isUtf8 } from 'node:buffer';
import { charsetOf } from './charset.ts';

/** Bytes that Windows-1252 does not define (Encoding Standard, index windows-1252). */
const undefinedBytes = /[\x81\x8d\x8f\x90\x9d]/;

/** Letters with accents stand between others: four of them in a row are another script, or no text. */
const otherScript = /[\x80-\xff]{4}/;

/** What may be UTF-8 of a character with two bytes or more. */
const pairs = /[\xc2-\xf4][\x80-\xbf]/g;

/**
 * Whether JSON that should be UTF-8 is a text of a western European language in Windows-1252 or ISO 8859-1, as old
 * programs and PHP with a database in Latin-1 write it. Not so for damaged UTF-8, nor for other scripts, which Windows-1252 would
 * turn into other letters.
 *
 * @param named the charset that the sender named.
 */
export function isWesternJson(bytes: Uint8Array, named: string | null): boolean {
  if (isUtf8(bytes) || charsetOf(bytes, named) !== 'utf-8') return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!/^\s*[[{]/.test(text) || undefinedBytes.test(text) || otherScript.test(text)) return false;
  const beyondAscii = text.match(/[\x80-\xff]/g)?.length ?? 0;
  return beyondAscii > 4 * (text.match(pairs)?.length ?? 0);
}

import { isUtf8 } from 'node:buffer';
import { charsetOf } from './charset.ts';

/** Bytes that Windows-1252 does not define (Encoding Standard, index windows-1252). */
const undefinedBytes = /[\x81\x8d\x8f\x90\x9d]/;

/** Letters with accents stand between others: four of them in a row are another script, or no text. */
const otherScript = /[\x80-\xff]{4}/;

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
  return isRarelyUtf8(bytes);
}

/** Whether few of the bytes beyond ASCII may be UTF-8 of a character with two bytes or more. */
function isRarelyUtf8(bytes: Uint8Array): boolean {
  let beyondAscii = 0;
  let pairs = 0;
  let previous = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) beyondAscii += 1;
    if (previous >= 0xc2 && previous <= 0xf4 && byte >= 0x80 && byte < 0xc0) pairs += 1;
    previous = byte;
  }
  return beyondAscii > 4 * pairs;
}

import { isUtf8 } from 'node:buffer';
import { charsetOf, decodeText } from '../body/charset.ts';

/** What a form's bytes that are not UTF-8 are read as when it names no charset: what old programs and Windows write. */
export const guessedCharset = 'windows-1252';

/** A text of a form, and whether its charset had to be guessed. */
export interface FormText {
  readonly text: string;
  readonly isGuessed: boolean;
}

/** Decodes a text of a form. @param charset what the form names; `null` for the UTF-8 of the standards. */
export function decodeFormText(bytes: Uint8Array, charset: string | null): FormText {
  const isGuessed = charset === null && isNoUtf8(bytes);
  return { text: decodeText(bytes, isGuessed ? guessedCharset : charset).text, isGuessed };
}

/**
 * Whether bytes that name no charset are in none that is recognised by its bytes. A last character that is cut does not
 * count where other characters beyond ASCII are UTF-8.
 */
export function isNoUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes) || charsetOf(bytes, null) !== 'utf-8') return false;
  return ![1, 2, 3].some((cut) => {
    const start = bytes.subarray(0, Math.max(0, bytes.length - cut));
    return isUtf8(start) && start.some((byte) => byte > 0x7f);
  });
}

import { isUtf8 } from 'node:buffer';

/**
 * Whether pasting would change the text although it is quoted: a terminal acts on control characters (a tab completes, a carriage
 * return becomes a newline, an escape sequence can end the paste), and an interactive bash takes `!`, and `^` at the start of a line
 * after the first, for its history.
 */
function isUnsafeWhenPasted(text: string): boolean {
  const secondLine = text.indexOf('\n');
  return /[^\P{Cc}\n]|\n\^/u.test(text) || (secondLine !== -1 && text.includes('!', secondLine));
}

/**
 * Text in single quotes, the one POSIX form in which no character has a meaning. `$'…'` is not POSIX, and other tools import it
 * badly.
 *
 * @returns `null` when the bytes are not UTF-8, or when pasting would change the text.
 */
export function singleQuoted(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const text = Buffer.from(bytes).toString('utf8');
  return isUnsafeWhenPasted(text) ? null : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * One word of a POSIX shell for exactly these bytes.
 *
 * @param latin1 one character per byte, without NUL (arguments can't contain it) and newlines.
 */
export function shellWord(latin1: string): string {
  if (/^\w+$/.test(latin1)) return latin1;
  return singleQuoted(Buffer.from(latin1, 'latin1')) ?? `"$(printf '${octal(latin1)}')"`;
}

function octal(latin1: string): string {
  return latin1.replace(
    /^-|[^A-Za-z0-9 ,.:;/=@_+-]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}

import { isUtf8 } from 'node:buffer';

/**
 * What single quotes don't carry through a terminal: control characters (a tab completes, a carriage
 * return becomes a newline, an escape sequence can end the paste), and on a later line what an
 * interactive bash takes for its history (`!`, and `^` at the start).
 */
function isUnsafeWhenPasted(text: string): boolean {
  const secondLine = text.indexOf('\n');
  return /[^\P{Cc}\n]|\n\^/u.test(text) || (secondLine !== -1 && text.includes('!', secondLine));
}

/**
 * Text in single quotes, the one POSIX form in which nothing has a meaning. `$'…'` is avoided: it is no
 * POSIX, and other tools import it badly.
 *
 * @returns `null` when the bytes are not UTF-8, or hold what would not survive being pasted.
 */
export function singleQuoted(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const text = Buffer.from(bytes).toString('utf8');
  return isUnsafeWhenPasted(text) ? null : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * One word of a POSIX shell that stands for exactly these bytes.
 *
 * @param latin1 one character a byte, without NUL (no argument can hold it) and without newlines.
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

/**
 * Removes the characters of a class from the end of a text, in linear time: an expression such as `/[.,]+$/` takes
 * quadratic time for long runs.
 *
 * @param character matches one character, such as `/[.,]/`.
 */
export function withoutEnd(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The same at its start. */
export function withoutStart(text: string, character: RegExp): string {
  let start = 0;
  while (start < text.length && character.test(text.charAt(start))) start += 1;
  return text.slice(start);
}

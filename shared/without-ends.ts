/**
 * A text without the characters of a class at its end. Where such a run may be long, an expression like
 * `/[.,]+$/` tries it anew from each of its characters.
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

/**
 * Characters that a reader does not see, or that turn the order of others (Unicode TR 36): controls, marks and
 * overrides of direction, zero widths, tags. Joiners are no part of it: emoji and Persian need them.
 */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
export const everyHidden = new RegExp(hidden.source, 'gu');

/** Whether a text holds more hidden characters than so many. */
export function hidesMoreThan(text: string, count: number): boolean {
  let found = 0;
  for (const _ of text.matchAll(everyHidden)) {
    found += 1;
    if (found > count) return true;
  }
  return false;
}

/** A stretch of text as it is, or the name of one hidden character (`U+202E`). */
export interface Stretch {
  readonly text: string;
  readonly isHidden: boolean;
}

/** Hidden characters that are named one by one; what follows stays as it is. */
const namedAtMost = 100;

/** Takes a text apart at its hidden characters. */
export function stretches(text: string): readonly Stretch[] {
  if (!hidden.test(text)) return [{ text, isHidden: false }];
  const found: Stretch[] = [];
  let at = 0;
  for (const { 0: character, index } of text.matchAll(everyHidden)) {
    if (found.length > namedAtMost * 2) break;
    found.push({ text: text.slice(at, index), isHidden: false });
    found.push({ text: nameOf(character), isHidden: true });
    at = index + character.length;
  }
  found.push({ text: text.slice(at), isHidden: false });
  return found.filter((stretch) => stretch.text !== '');
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

import { everyHidden, hidesSomething, nameOf } from '../../shared/hidden-characters.ts';

/** Whether a text has more than `count` hidden characters. */
export function hasMoreHiddenThan(text: string, count: number): boolean {
  let found = 0;
  for (const _ of text.matchAll(everyHidden)) {
    found += 1;
    if (found > count) return true;
  }
  return false;
}

/** A segment of text as it is, or the name of one hidden character (`U+202E`). */
export interface TextSegment {
  readonly text: string;
  readonly isHidden: boolean;
}

/** The maximum number of hidden characters that are named one by one; further ones are only counted. */
const maxNamed = 100;

/** Splits a text at its hidden characters. */
export function textSegments(text: string): readonly TextSegment[] {
  if (!hidesSomething(text)) return [{ text, isHidden: false }];
  const segments: TextSegment[] = [];
  let at = 0;
  let unnamed = 0;
  for (const { 0: character, index } of text.matchAll(everyHidden)) {
    segments.push({ text: text.slice(at, index), isHidden: false });
    at = index + character.length;
    if (segments.length < maxNamed * 2) segments.push({ text: nameOf(character), isHidden: true });
    else unnamed += 1;
  }
  segments.push({ text: text.slice(at), isHidden: false });
  if (unnamed > 0) segments.push({ text: `+${unnamed}`, isHidden: true });
  return joined(segments.filter((segment) => segment.text !== ''));
}

/** Joins neighbouring segments of plain text. */
function joined(all: readonly TextSegment[]): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  for (const segment of all) {
    const before = segments.at(-1);
    if (before === undefined || before.isHidden || segment.isHidden) segments.push(segment);
    else segments[segments.length - 1] = { ...before, text: before.text + segment.text };
  }
  return segments;
}

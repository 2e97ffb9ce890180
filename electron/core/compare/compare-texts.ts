import { bounds } from '../../../shared/bounds.ts';
import type { TextComparison, TextPair } from '../../../shared/comparison.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { languageOf } from '../inspect/body/body-text.ts';
import type { ReadBody } from '../inspect/body/read-body.ts';
import { indentJson } from '../inspect/json/indent-json.ts';
import { firstByteDifference, firstDifference, wholeFrom } from './first-difference.ts';

/** A line with more characters takes an editor seconds to lay out; much less is then shown. */
const longLine = 50_000;
const shownOfLongLines = 20_000;

/** Characters that are shown before the first difference of two long texts. */
const shownBefore = 5_000;

/** Compares two bodies after content decoding. @param areJson both are JSON. */
export function compareTexts(left: ReadBody, right: ReadBody, areJson: boolean): TextComparison {
  if (left.binary || right.binary) {
    const at = firstByteDifference(left.content, right.content);
    const sizes = { leftBytes: left.content.length, rightBytes: right.content.length };
    return at === null ? { is: 'same' } : { is: 'binary', ...sizes, at };
  }
  const first = firstDifference(left.text, right.text);
  if (first === null) return { is: 'same' };
  const canIndent = [left, right].every(
    ({ text }) => text.length <= bounds.indentedForComparison.characters,
  );
  return {
    is: 'text',
    language: areJson ? 'json' : sameLanguage(left, right),
    raw: shownPair(left.text, right.text, first),
    pretty: areJson && canIndent ? pairOf(indentJson(left.text), indentJson(right.text)) : null,
    line: lineOf(left.text, first),
  };
}

function pairOf(left: string, right: string): TextPair {
  return shownPair(left, right, firstDifference(left, right) ?? 0);
}

/** The part of two texts around their first difference; both whole when they are short. */
function shownPair(left: string, right: string, first: number): TextPair {
  const limit = bounds.comparedText.characters;
  const isShort = [left, right].every((text) => text.length <= limit && firstLines(text) === text);
  const isLong = !isShort || hasLongLine(left) || hasLongLine(right);
  const from = isLong ? startOfShown(left, first) : 0;
  const near = [left, right].map((text) => text.slice(from, from + limit + 1));
  const shownLimit = near.some(hasLongLine) ? shownOfLongLines : limit;
  const [shownLeft = '', shownRight = ''] = near.map((text) =>
    firstLines(cutText(text, shownLimit)),
  );
  return {
    from,
    left: shownLeft,
    right: shownRight,
    isLeftCut: from + shownLeft.length < left.length,
    isRightCut: from + shownRight.length < right.length,
  };
}

/** The start of a line before the first difference, or a place in it when it is long. */
function startOfShown(text: string, first: number): number {
  if (first <= shownBefore) return 0;
  const line = text.indexOf('\n', first - shownBefore) + 1;
  return line > 0 && line <= first ? line : wholeFrom(text, first - shownBefore);
}

/** The text up to its last line that is shown. As one text, each line that was deleted is an element of the page. */
function firstLines(text: string): string {
  let end = -1;
  for (let line = 0; line < bounds.comparedText.lines; line += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text;
  }
  return text.slice(0, end);
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > longLine) return true;
    if (end === -1) return false;
    start = end + 1;
  }
  return false;
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) {
    line += 1;
  }
  return line;
}

function sameLanguage(left: ReadBody, right: ReadBody): 'html' | 'xml' | 'text' {
  const [one, other] = [languageOf(left.mediaType), languageOf(right.mediaType)];
  return one === other && (one === 'html' || one === 'xml') ? one : 'text';
}

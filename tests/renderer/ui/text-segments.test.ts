import { expect, it } from 'vitest';
import { hasMoreHiddenThan, textSegments } from '../../../renderer/ui/text-segments.ts';

const shown = (text: string) =>
  textSegments(text)
    .map((stretch) => (stretch.isHidden ? `[${stretch.text}]` : stretch.text))
    .join('');

it.each([
  ['photo\u202egnp.exe', 'photo[U+202E]gnp.exe'],
  ['a\u0000b\u001bc', 'a[U+0000]b[U+001B]c'],
  ['\u2066\u2069', '[U+2066][U+2069]'],
  ['bank\u200b.example\ufeff', 'bank[U+200B].example[U+FEFF]'],
  ['x\u{e0041}', 'x[U+E0041]'],
  ['pay\u00adpal', 'pay[U+00AD]pal'],
  ['a\u034fb\u3164c', 'a[U+034F]b[U+3164]c'],
  ['pay\u200dpal', 'pay[U+200D]pal'],
  ['half \ud83d', 'half [U+D83D]'],
])('names what is hidden in %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

it.each([
  'plain',
  'two\nlines\tand a tab',
  '\u{1f468}\u200d\u{1f469}',
  '\u05e9\u05dc\u05d5\u05dd',
  '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
  '\u0915\u094d\u200d\u0937',
  '\u2764\ufe0f\u200d\u{1f525}',
  '',
])('leaves %j as it is', (text) => {
  expect(textSegments(text)).toEqual([{ text, isHidden: false }]);
});

it('names a limited number of hidden characters', () => {
  expect(textSegments('\u202e'.repeat(100_000)).length).toBeLessThanOrEqual(200);
  const all = textSegments(`${'a\u202e'.repeat(1_000)}gnp`).map(({ text }) => text);
  expect(all.join('')).not.toContain('\u202e');
  expect(all.at(-1)).toBe('+900');
});

it('tells whether a text has more hidden characters than a number', () => {
  const text = '\u200ba\u202eb\nc\u2066';
  expect(hasMoreHiddenThan(text, 2)).toBe(true);
  expect(hasMoreHiddenThan(text, 3)).toBe(false);
  expect(hasMoreHiddenThan('plain', 0)).toBe(false);
});

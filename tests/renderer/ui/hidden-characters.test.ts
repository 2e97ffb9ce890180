import { expect, it } from 'vitest';
import { hidesMoreThan, stretches } from '../../../renderer/ui/hidden-characters.ts';

const shown = (text: string) =>
  stretches(text)
    .map((stretch) => (stretch.isHidden ? `[${stretch.text}]` : stretch.text))
    .join('');

it.each([
  ['photo\u202egnp.exe', 'photo[U+202E]gnp.exe'],
  ['a\u0000b\u001bc', 'a[U+0000]b[U+001B]c'],
  ['\u2066\u2069', '[U+2066][U+2069]'],
  ['bank\u200b.example\ufeff', 'bank[U+200B].example[U+FEFF]'],
  ['x\u{e0041}', 'x[U+E0041]'],
])('names what is hidden in %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

it.each([
  'plain',
  'two\nlines\tand a tab',
  '\u{1f468}\u200d\u{1f469}',
  '\u05e9\u05dc\u05d5\u05dd',
  '',
])('leaves %j as it is', (text) => {
  expect(stretches(text)).toEqual([{ text, isHidden: false }]);
});

it('names a bounded number of them', () => {
  expect(stretches('\u202e'.repeat(100_000)).length).toBeLessThanOrEqual(200);
});

it('a text hides more than so many characters, or not', () => {
  const text = '\u200ba\u202eb\nc\u2066';
  expect(hidesMoreThan(text, 2)).toBe(true);
  expect(hidesMoreThan(text, 3)).toBe(false);
  expect(hidesMoreThan('plain', 0)).toBe(false);
});

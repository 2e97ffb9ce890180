import { expect, it } from 'vitest';
import { shown, shownInLine } from '../../shared/hidden-characters.ts';

it.each([
  ['plan.pdf', 'plan.pdf'],
  ['photo\u202egnp.exe', 'photo[U+202E]gnp.exe'],
  ['\u05e9\u05dc\u05d5\u05dd.pdf', '\u2068\u05e9\u05dc\u05d5\u05dd.pdf\u2069'],
  ['\u2069\u05e9', '\u2068[U+2069]\u05e9\u2069'],
  ['\u{1e900}', '\u2068\u{1e900}\u2069'],
])('%j is shown as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

it('starts no line of its own in a line of ours', () => {
  expect(shownInLine('ann\r\n\nHookscope: all is well')).toBe('ann Hookscope: all is well');
});

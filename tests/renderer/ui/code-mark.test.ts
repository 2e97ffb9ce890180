import { expect, it } from 'vitest';
import { placeMark } from '../../../renderer/ui/code-mark.ts';

it.each(['\n', '\r\n', '\r'])('a mark is on its word where lines end in %j', (end) => {
  const text = ['{', '"\u{1F600}": 1', '"bcd": 2', '}'].join(end);
  const from = text.indexOf('"bcd"');
  const mark = placeMark(text, { from, to: from + 5 });
  // As the editor reads it: a line break of any kind is one character.
  const inEditor = text.split(/\r\n?|\n/).join('\n');
  expect(inEditor.slice(mark?.from, mark?.to)).toBe('"bcd"');
});

it('a mark at the end of a text is there, and one behind what is shown is nowhere', () => {
  expect(placeMark('a\r\nb', { from: 4, to: 4 })).toEqual({ from: 3, to: 3 });
  expect(placeMark('a\r\nb', { from: 5, to: 6 })).toBeNull();
});

import { expect, it } from 'vitest';
import { markedRuns } from '../../../../renderer/detail/message/marked-runs.ts';

const names = new Map([
  ['’', 'U+2019'],
  ['😀', 'U+1F600'],
]);

it('marks named characters, joins neighbours, and keeps the whole text', () => {
  expect(markedRuns('it’s 😀’😀 ok', names)).toEqual([
    { text: 'it', marked: [] },
    { text: '’', marked: ['U+2019'] },
    { text: 's ', marked: [] },
    { text: '😀’😀', marked: ['U+1F600', 'U+2019'] },
    { text: ' ok', marked: [] },
  ]);
});

it('keeps a text without named characters in one run', () => {
  expect(markedRuns('plain’', new Map())).toEqual([{ text: 'plain’', marked: [] }]);
});

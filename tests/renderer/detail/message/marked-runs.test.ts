import { expect, it } from 'vitest';
import { markedRuns } from '../../../../renderer/detail/message/marked-runs.ts';

const names = new Map([
  ['’', 'U+2019'],
  ['😀', 'U+1F600'],
]);

it('marks what has a name, neighbours together, and loses nothing', () => {
  expect(markedRuns('it’s 😀’😀 ok', names)).toEqual([
    { text: 'it', marked: [] },
    { text: '’', marked: ['U+2019'] },
    { text: 's ', marked: [] },
    { text: '😀’😀', marked: ['U+1F600', 'U+2019'] },
    { text: ' ok', marked: [] },
  ]);
});

it('leaves a text whole where nothing has a name', () => {
  expect(markedRuns('plain’', new Map())).toEqual([{ text: 'plain’', marked: [] }]);
});

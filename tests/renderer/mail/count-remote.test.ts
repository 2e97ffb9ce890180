import { expect, it } from 'vitest';
import { countRemote } from '../../../renderer/mail/count-remote.ts';

it('counts what was not loaded by its kind, in the order of appearance', () => {
  const image = {
    kind: 'image',
    url: 'https://a.example/',
    where: 'img src',
    tracking: null,
  } as const;
  expect(countRemote([image, { ...image, kind: 'style' }, image])).toEqual([
    { kind: 'image', count: 2 },
    { kind: 'style', count: 1 },
  ]);
  expect(countRemote([])).toEqual([]);
});

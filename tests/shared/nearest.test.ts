import { expect, it } from 'vitest';
import { nearest } from '../../shared/nearest.ts';

const names = ['listen', 'list', 'show', 'export', 'import'];

it.each([
  ['lisen', 'listen'],
  ['lst', 'list'],
  ['exprot', 'export'],
  ['Import', 'import'],
  ['exp', 'export'],
  ['fly', null],
  ['', null],
])('takes "%s" for %s', (typed, meant) => {
  expect(nearest(typed, names)).toBe(meant);
});

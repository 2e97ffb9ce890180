import { expect, it } from 'vitest';
import { nearName } from '../../../electron/core/terminal/near-name.ts';

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
  expect(nearName(typed, names)).toBe(meant);
});

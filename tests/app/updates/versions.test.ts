import { expect, it } from 'vitest';
import { isUpdate, isVersion } from '../../../electron/app/updates/versions.ts';

it.each([
  ['1.2.4', '1.2.3'],
  ['1.10.0', '1.9.9'],
  ['2.0.0', '2.0.0-rc.1'],
  ['2.0.0-rc.2', '2.0.0-rc.1'],
  ['2.0.0-rc.10', '2.0.0-rc.9'],
  ['2.0.0-rc.1.1', '2.0.0-rc.1'],
  ['2.0.0-rc', '2.0.0-1'],
])('%s replaces %s, and not the other way round', (next, now) => {
  expect(isUpdate(next, now)).toBe(true);
  expect(isUpdate(now, next)).toBe(false);
});

it.each([
  ['the same version', '1.2.3', '1.2.3'],
  ['a pre-release', '2.0.0-rc.1', '1.0.0'],
  ['what is not a version', 'latest', '1.0.0'],
])('%s replaces nothing', (_, next, now) => {
  expect(isUpdate(next, now)).toBe(false);
});

it.each(['1.2', 'v1.2.3', '01.2.3', '1.2.3+build', '1.2.3-', '1.2.3 ', `1.2.3-${'a'.repeat(60)}`])(
  '%s is not a version',
  (text) => expect(isVersion(text)).toBe(false),
);

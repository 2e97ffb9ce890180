import { expect, it } from 'vitest';
import {
  bytesTyped,
  countTyped,
  typedBytes,
  typedCount,
} from '../../../renderer/settings/typed-amounts.ts';

const mb = 1024 ** 2;
const gb = 1024 ** 3;

it.each([
  ['4 GB', 4 * gb],
  ['4', 4 * gb],
  ['1.5 GB', 1.5 * gb],
  ['1,5gb', 1.5 * gb],
  ['500 MB', 500 * mb],
  ['500MiB', 500 * mb],
  ['1,500 MB', 1500 * mb],
  ['1.500 MB', 1500 * mb],
  ['', Number.NaN],
  ['much', Number.NaN],
  ['-1', Number.NaN],
  ['4 TB', Number.NaN],
])('reads the size %j as %d bytes', (typed, bytes) => {
  expect(typedBytes(typed)).toBe(bytes);
});

it.each([
  ['1000000', 1_000_000],
  ['1,000,000', 1_000_000],
  ['1.000.000', 1_000_000],
  ['1 000 000', 1_000_000],
  ['1.5', Number.NaN],
  ['1,00', Number.NaN],
  ['', Number.NaN],
  ['all', Number.NaN],
])('reads the count %j as %d', (typed, count) => {
  expect(typedCount(typed)).toBe(count);
});

it.each(['en-US', 'es-ES', 'de-CH', 'fr-FR'])('reads back what it wrote in %s', (locale) => {
  for (const bytes of [mb, 500 * mb, gb, 4 * gb, 4096 * gb])
    expect(typedBytes(bytesTyped(bytes, locale))).toBe(bytes);
  for (const count of [1, 999, 1000, 1_000_000, 100_000_000])
    expect(typedCount(countTyped(count, locale))).toBe(count);
});

import { expect, it } from 'vitest';
import {
  formatBytesInput,
  formatCountInput,
  formatMegabytes,
  parseBytes,
  parseCount,
  parseMegabytes,
} from '../../../renderer/settings/amount-input.ts';

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
  expect(parseBytes(typed)).toBe(bytes);
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
  expect(parseCount(typed)).toBe(count);
});

/** How numbers are written: each with other digits, other signs or other groups. */
const locales =
  `en-US en-GB en-IN en-ZA en-CH en-AU es-ES es-MX es-CR es-AR es-US de-DE de-CH de-AT fr-FR fr-CH it-CH
  pt-BR pt-PT pl-PL sv-SE nb-NO fi-FI cs-CZ hu-HU ru-RU uk-UA lt-LT lv-LV et-EE tr-TR hi-IN mr-IN bn-BD ta-IN te-IN
  gu-IN ur-PK ne-NP ar-EG ar-MA fa-IR my-MM dz-BT ja-JP zh-CN ko-KR th-TH vi-VN he-IL el-GR bg-BG ka-GE hy-AM`
    .trim()
    .split(/\s+/);

it.each(locales)('parses what it formatted in %s', (locale) => {
  for (const bytes of [mb, 500 * mb, gb, 4 * gb, 1.5 * gb, 2.25 * gb, 4096 * gb, 123_456 * gb])
    expect(parseBytes(formatBytesInput(bytes, locale), locale)).toBe(bytes);
  for (const count of [1, 12, 999, 1000, 99_999, 100_000, 1_000_000, 12_345_678, 100_000_000])
    expect(parseCount(formatCountInput(count, locale))).toBe(count);
  for (const bytes of [0.5 * mb, 1.125 * mb, 25 * mb, 1024 * mb])
    expect(parseMegabytes(formatMegabytes(bytes, locale), locale)).toBe(bytes);
});

it.each([
  ['10,00,000', 1_000_000],
  ['1,50,000', 150_000],
  ['1\u00a0000\u00a0000', 1_000_000],
  ['1\u202f000', 1000],
  ['1\u2009000', 1000],
  ["1'000'000", 1_000_000],
  ['1’000', 1000],
  ['１２，３４５', 12_345],
  ['\u0661\u066c\u0660\u0660\u0660', 1000],
  ['1,0000', Number.NaN],
  ['1,000,00', Number.NaN],
  ['1,000 000', Number.NaN],
  ['1e6', Number.NaN],
  ['0x10', Number.NaN],
  ['+5', Number.NaN],
])('reads the count %j as %d in any locale', (typed, count) => {
  expect(parseCount(typed)).toBe(count);
});

it.each([
  ['0,5', 'es-ES', 0.5 * mb],
  ['0.5', 'es-ES', 0.5 * mb],
  ['0,125', 'en-US', 0.125 * mb],
  ['1,125', 'es-ES', 1.125 * mb],
  ['1.125', 'en-US', 1.125 * mb],
  ['1,024', 'en-US', 1024 * mb],
  ['1.024', 'es-ES', 1024 * mb],
  ['1.024,5', 'en-US', 1024.5 * mb],
  ['1 024,5', 'en-US', 1024.5 * mb],
  ['', 'en-US', Number.NaN],
  [',5', 'en-US', Number.NaN],
  ['5,', 'en-US', Number.NaN],
])('reads %j megabytes in %s as %d bytes', (typed, locale, bytes) => {
  expect(parseMegabytes(typed, locale)).toBe(bytes);
});

it.each([
  ['4 GB', 'es-ES', 4 * gb],
  ['4\u00a0GB', 'fr-FR', 4 * gb],
  ['1,5 GB', 'en-IN', 1.5 * gb],
  ['1,50,000 MB', 'en-IN', 150_000 * mb],
  ['1.500 MB', 'en-US', 1.5 * mb],
  ['1.500 MB', 'es-ES', 1500 * mb],
  ['2g', 'en-US', 2 * gb],
  ['2 m', 'en-US', 2 * mb],
  ['GB', 'en-US', Number.NaN],
])('reads the size %j in %s as %d bytes', (typed, locale, bytes) => {
  expect(parseBytes(typed, locale)).toBe(bytes);
});

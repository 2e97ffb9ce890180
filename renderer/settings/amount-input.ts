import { parseNumber, parseWholeNumber } from './parse-number.ts';

const units = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
] as const;

const unitOf: ReadonlyMap<string, number> = new Map([
  ['', 1024 ** 3],
  ...['g', 'gb', 'gib'].map((name) => [name, 1024 ** 3] as const),
  ...['m', 'mb', 'mib'].map((name) => [name, 1024 ** 2] as const),
]);

/** A size as one would type it: `4 GB`, `500 MB`; units of 1,024. */
export function formatBytesInput(bytes: number, locale: string): string {
  const [name, unit] = bytes >= units[0][1] ? units[0] : units[1];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return `${number.format(bytes / unit)} ${name}`;
}

/**
 * @param locale tells what three digits behind a single dot or comma are; without it they are thousands.
 * @returns the bytes that were meant, GB where no unit is named; `NaN` when nothing can be.
 */
export function parseBytes(typed: string, locale = 'grouped'): number {
  const text = typed.trim();
  let end = text.length;
  while (end > 0 && /[a-z]/i.test(text.charAt(end - 1))) end -= 1;
  const unit = unitOf.get(text.slice(end).toLowerCase());
  return unit === undefined
    ? Number.NaN
    : Math.round(parseNumber(text.slice(0, end), locale) * unit);
}

/** A count as people write it, its thousands apart. */
export function formatCountInput(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(count);
}

/** @returns the count that was meant, `NaN` when there is none. */
export function parseCount(typed: string): number {
  return parseWholeNumber(typed);
}

const megabyte = 1024 ** 2;

/** A number of megabytes as one would type it. */
export function formatMegabytes(bytes: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(
    bytes / megabyte,
  );
}

/** @returns the bytes that were meant by a number of megabytes; `NaN` when it is none. */
export function parseMegabytes(typed: string, locale: string): number {
  return Math.round(parseNumber(typed, locale) * megabyte);
}

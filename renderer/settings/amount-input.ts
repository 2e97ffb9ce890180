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

/** A size as a user would type it: `4 GB`, `500 MB`; units of 1,024. */
export function formatBytesInput(bytes: number, locale: string): string {
  const [name, unit] = bytes >= units[0][1] ? units[0] : units[1];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return `${number.format(bytes / unit)} ${name}`;
}

/**
 * @param locale decides what three digits after a single dot or comma are; without it they are thousands.
 * @returns bytes; a number without a unit is in GB. `NaN` for any other text.
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

/** A count with its thousands grouped. */
export function formatCountInput(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(count);
}

/** @returns the count, `NaN` for any other text. */
export function parseCount(typed: string): number {
  return parseWholeNumber(typed);
}

const megabyte = 1024 ** 2;

/** Bytes as a number of megabytes, as a user would type it. */
export function formatMegabytes(bytes: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(
    bytes / megabyte,
  );
}

/** @returns the bytes of a number of megabytes; `NaN` for any other text. */
export function parseMegabytes(typed: string, locale: string): number {
  return Math.round(parseNumber(typed, locale) * megabyte);
}

const units = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
] as const;

/** A size as one would type it: `4 GB`, `500 MB`; units of 1,024. */
export function bytesTyped(bytes: number, locale: string): string {
  const [name, unit] = bytes >= units[0][1] ? units[0] : units[1];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return `${number.format(bytes / unit)} ${name}`;
}

/** @returns the bytes that were meant, GB where no unit is named; `NaN` when nothing can be. */
export function typedBytes(typed: string): number {
  const [, digits = '', letters] =
    /^(\d+(?:[.,]\d{1,2})?)\s*([mg])?(?:i?b)?$/i.exec(withoutGroups(typed)) ?? [];
  const unit = letters?.toLowerCase() === 'm' ? units[1][1] : units[0][1];
  return digits === '' ? Number.NaN : Math.round(Number(digits.replace(',', '.')) * unit);
}

/** A count as people write it, its thousands apart. */
export function countTyped(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(count);
}

/** @returns the count that was meant, `NaN` when there is none. */
export function typedCount(typed: string): number {
  const digits = withoutGroups(typed);
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

/** Takes out what parts thousands: blanks, dots, commas and apostrophes with three digits behind each. */
function withoutGroups(typed: string): string {
  return typed
    .trim()
    .replace(/^\d{1,3}(?:[\s.,'’]\d{3})+(?!\d)/, (grouped) => grouped.replaceAll(/\D/g, ''));
}

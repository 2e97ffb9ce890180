const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `412 bytes`, `1.5 kB`, `3 MB`; units of 1,000. */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}

/** A number with the digit grouping of the locale. */
export function formatNumber(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A part of a whole as a percentage without decimals: `0.5` is `50%`. */
export function formatShare(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

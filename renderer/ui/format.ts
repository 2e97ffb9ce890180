const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `412 bytes`, `1.5 kB`, `3 MB`; units of 1,000. */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return numberFormat(locale, {
    style: 'unit',
    unit: steps[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}

/**
 * A number with the digit grouping of the locale. A count below a thousand is the same in all languages of the window, so that
 * an empty one needs no formatter for its first picture.
 */
export function formatNumber(count: number, locale: string): string {
  if (Number.isInteger(count) && count >= 0 && count < 1_000) return String(count);
  return numberFormat(locale, {}).format(count);
}

/** A part of a whole as a percentage without decimals: `0.5` is `50%`. */
export function formatShare(share: number, locale: string): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

const formats = new Map<string, Intl.NumberFormat>();

/** The formatter of a locale and its options, made once: making one takes fifteen times as long as using it. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const made = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

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

/** Date and time to the millisecond, in the user's time zone and locale. */
export function formatLocalTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).format(at);
}

/** `2026-11-22 10:00:00.123`, in UTC (RFC 3339 without `T` and `Z`). */
export function formatUtcTime(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '');
}

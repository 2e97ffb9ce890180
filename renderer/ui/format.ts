const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size for people: bytes below 1,000, then kB, MB and GB with one digit. */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}

export function formatNumber(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A day and a time to the millisecond, in the reader's own zone and habit. */
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

/** `2026-11-22 10:00:00.123`, in UTC (RFC 3339 without its letters). */
export function formatUtcTime(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '');
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * How long lies between two requests: "340 ms", "8.2 s", "3 min", "2 hr".
 *
 * @param ms negative when the later one has the earlier time, as imported ones may.
 */
export function formatGap(ms: number, locale: string): string {
  const size = Math.abs(ms);
  if (size < second) return unitWords(ms, 'millisecond', 0, locale);
  if (size < minute) return unitWords(ms / second, 'second', 1, locale);
  if (size < hour) return unitWords(ms / minute, 'minute', 1, locale);
  return unitWords(ms / hour, 'hour', 1, locale);
}

function unitWords(amount: number, unit: string, digits: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(amount);
}

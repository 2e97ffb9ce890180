const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

type Display = 'short' | 'long';

/**
 * The time between two requests: `340 ms`, `8.2 sec`, `3 min`, `2 hr`; `long` writes the units out.
 *
 * @param ms negative when the later request has the earlier time, as imported ones may.
 */
export function formatGap(ms: number, locale: string, display: Display = 'short'): string {
  const length = Math.abs(ms);
  if (length < second) return formatUnit(ms, 'millisecond', 0, locale, display);
  if (length < minute) return formatUnit(ms / second, 'second', 1, locale, display);
  if (length < hour) return formatUnit(ms / minute, 'minute', 1, locale, display);
  return formatUnit(ms / hour, 'hour', 1, locale, display);
}

function formatUnit(
  amount: number,
  unit: string,
  digits: number,
  locale: string,
  display: Display,
): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: display,
    maximumFractionDigits: digits,
  }).format(amount);
}

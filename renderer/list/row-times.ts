const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats the times of a row. All times are milliseconds since 1970. */
export interface RowTimes {
  /** How long ago, rounded: `5 min ago`. `null` for less than 10 s. */
  readonly ago: (time: number, now: number) => string | null;
  /** The local time to the second, with the date unless it is today's. */
  readonly exact: (time: number, now: number) => string;
  /** The local date and time with the time zone, and UTC (RFC 3339). */
  readonly full: (time: number) => string;
}

/**
 * @param locale BCP 47.
 * @param timeZone IANA name; the system's own when left out.
 */
export function createRowTimes(locale: string, timeZone?: string): RowTimes {
  const zone = timeZone === undefined ? {} : { timeZone };
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
  const clock = new Intl.DateTimeFormat(locale, { ...zone, timeStyle: 'medium' });
  const date = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'medium' });
  const shortDate = new Intl.DateTimeFormat(locale, { ...zone, day: 'numeric', month: 'short' });
  const full = new Intl.DateTimeFormat(locale, {
    ...zone,
    dateStyle: 'full',
    timeStyle: 'long',
  });
  return {
    ago(time, now) {
      const passed = Math.max(0, now - time);
      if (passed < 10 * second) return null;
      if (passed < minute) return relative.format(-Math.floor(passed / second), 'second');
      if (passed < hour) return relative.format(-Math.floor(passed / minute), 'minute');
      if (passed < day) return relative.format(-Math.floor(passed / hour), 'hour');
      return relative.format(-Math.floor(passed / day), 'day');
    },
    exact(time, now) {
      if (date.format(time) === date.format(now)) return clock.format(time);
      return `${shortDate.format(time)} ${clock.format(time)}`;
    },
    full: (time) => `${full.format(time)}\n${new Date(time).toISOString()}`,
  };
}

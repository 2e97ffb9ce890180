import type { HourFormat, TimeZone } from '../../shared/appearance.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Turns moments into text. All of them are milliseconds since 1970. */
export interface Times {
  /** How long ago, rounded: `5 min ago`. `null` for less than 10 s. */
  readonly ago: (at: number, now: number) => string | null;
  /** The time of day to the minute; with the date when it is not today. */
  readonly short: (at: number, now: number) => string;
  /** The time of day to the second; with the date when it is not today. */
  readonly exact: (at: number, now: number) => string;
  /** The time of day to the second; of another day the date alone, with its year when it is not this one. */
  readonly brief: (at: number, now: number) => string;
  /** Date and time to the millisecond; it ends in `UTC` where that is the zone. */
  readonly precise: (at: number) => string;
  /** `precise`, and beside it the same in UTC as programs write it, unless that is the zone already. */
  readonly withUtc: (at: number) => string;
  /** The date in full and the time with its zone, and on a second line UTC (RFC 3339): for tooltips. */
  readonly full: (at: number) => string;
  /** The date alone. */
  readonly date: (at: number) => string;
  /** A day of the calendar (`2026-11-22`), which is the same in every zone. */
  readonly calendarDay: (named: string) => string;
}

export interface TimeChoices {
  /** BCP 47. */
  readonly locale: string;
  readonly timeZone: TimeZone;
  readonly clock: HourFormat;
  /** The zone of `local` (IANA); the system's own when left out. */
  readonly localZone?: string;
}

/** The one place that decides how times are written: with the language, the zone and the clock that the user chose. */
export function createTimes({ locale, timeZone, clock, localZone }: TimeChoices): Times {
  const zone = timeZone === 'utc' ? 'UTC' : localZone;
  const isUtc = timeZone === 'utc';
  const basis: Intl.DateTimeFormatOptions = {
    ...(zone !== undefined && { timeZone: zone }),
    ...(clock === '24h' && { hourCycle: 'h23' }),
  };
  // A formatter takes longer to make than all of its texts in a view, and most views need one or two.
  const format = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | null = null;
    return (at: number) =>
      (made ??= new Intl.DateTimeFormat(locale, { ...basis, ...options })).format(at);
  };
  const toTheMinute = format({ hour: '2-digit', minute: '2-digit' });
  const toTheSecond = format({ timeStyle: 'medium' });
  const date = format({ dateStyle: 'medium' });
  const calendarDay = format({ dateStyle: 'medium', timeZone: 'UTC' });
  const shortDate = format({ day: 'numeric', month: 'short' });
  const year = format({ year: 'numeric' });
  const inFull = format({ dateStyle: 'full', timeStyle: 'long' });
  const precise = format({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    ...(isUtc && { timeZoneName: 'short' }),
  });
  let relative: Intl.RelativeTimeFormat | null = null;
  const before = (passed: number, unit: Intl.RelativeTimeFormatUnit) => {
    relative ??= new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
    return relative.format(-Math.floor(passed), unit);
  };
  const withDay = (time: string, at: number, now: number) =>
    date(at) === date(now) ? time : `${shortDate(at)} ${time}`;
  return {
    ago(at, now) {
      const passed = Math.max(0, now - at);
      if (passed < 10 * second) return null;
      if (passed < minute) return before(passed / second, 'second');
      if (passed < hour) return before(passed / minute, 'minute');
      if (passed < day) return before(passed / hour, 'hour');
      return before(passed / day, 'day');
    },
    short: (at, now) => withDay(toTheMinute(at), at, now),
    exact: (at, now) => withDay(toTheSecond(at), at, now),
    brief(at, now) {
      if (date(at) === date(now)) return toTheSecond(at);
      return year(at) === year(now) ? shortDate(at) : date(at);
    },
    precise,
    withUtc: (at) => (isUtc ? precise(at) : `${precise(at)} · ${utcTime(at)}`),
    full: (at) => `${inFull(at)}\n${new Date(at).toISOString()}`,
    date,
    calendarDay: (named) => calendarDay(Date.parse(`${named}T00:00:00Z`)),
  };
}

/** `2026-11-22 10:00:00.123 UTC` (RFC 3339 without `T` and `Z`). */
function utcTime(at: number): string {
  return `${new Date(at).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

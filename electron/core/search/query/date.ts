import { utcZone, type WallTime, type Zone } from './zone.ts';

/** The present time and the zone of the user. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly zone: Zone;
}

const unitMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** `2026`, `2026-11`, `2026-11-22`, `2026-11-22T10:00[:30[.123]]`, then `Z` or `+01:00` when it is not local. */
const datePattern =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i;

/**
 * Reads a moment: a date (its start), a time of today such as `10:30`, `today`, `yesterday`, `now`, or a time ago such as
 * `90s`, `5m`, `1h`, `2d`, `1w`. A time ago counts from the start of the present minute, or second for seconds, so that the
 * same words mean the same moment for a while.
 *
 * @returns milliseconds since 1970, `null` when the text is not a moment.
 */
export function readDate(text: string, { now, zone }: Clock): number | null {
  const today = { ...zone.wallTime(now), hour: 0, minute: 0, second: 0 };
  const word = text.toLowerCase();
  if (word === 'today') return zone.instant(today);
  if (word === 'yesterday') return zone.instant({ ...today, day: today.day - 1 });
  if (word === 'now') return now;
  return readAgo(word, now) ?? readTime(word, today, zone) ?? readFull(text, zone);
}

function readAgo(word: string, now: number): number | null {
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(word) ?? [];
  const ms = unitMs[unit];
  if (count === undefined || ms === undefined) return null;
  const step = unit === 's' ? 1_000 : 60_000;
  return Math.floor(now / step) * step - Number(count) * ms;
}

function readTime(word: string, today: WallTime, zone: Zone): number | null {
  const [, hour, minute, second = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(word) ?? [];
  return hour === undefined
    ? null
    : checked({ ...today, hour: +hour, minute: Number(minute), second: +second }, zone);
}

function readFull(text: string, zone: Zone): number | null {
  const match = datePattern.exec(text);
  if (match === null) return null;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', part = ''] = match;
  const time: WallTime = {
    year: Number(year),
    month: +month,
    day: +day,
    hour: +hour,
    minute: +minute,
    second: +second,
  };
  const offset = match[8];
  const instant = checked(time, offset === undefined ? zone : fixedZone(offset));
  return instant === null ? null : instant + Number(part.padEnd(3, '0'));
}

/** `null` for a date that does not exist: the 30th of February is not the 2nd of March. */
function checked(time: WallTime, zone: Zone): number | null {
  const date = new Date(0);
  date.setUTCFullYear(time.year, time.month - 1, time.day);
  date.setUTCHours(time.hour, time.minute, time.second);
  const real =
    date.getUTCMonth() === time.month - 1 &&
    date.getUTCDate() === time.day &&
    date.getUTCHours() === time.hour &&
    date.getUTCMinutes() === time.minute &&
    date.getUTCSeconds() === time.second;
  return real ? zone.instant(time) : null;
}

function fixedZone(offset: string): Zone {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const ahead =
    sign === undefined
      ? 0
      : (sign === '-' ? -1 : 1) * (Number(hours) * 3_600_000 + Number(minutes) * 60_000);
  return utcZone(ahead);
}

/** Unix time as JSON writes it: seconds, with or without a fraction, or milliseconds. */
const unixTime = /^(?:\d{10}(?:\.(\d{1,9}))?|\d{13})$/;

/** ISO 8601: date, time to the second, an optional fraction and an optional offset. */
const isoTime =
  /^\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d(?:([.,])(\d{1,9}))?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** The date of HTTP and e-mail, in its preferred form (RFC 9110, section 5.6.7). */
const httpTime = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * The time `now`, written as `old` is: with the same unit, number of decimals and offset.
 *
 * @param now milliseconds since 1970.
 * @returns the same text when `old` is no time that is understood.
 */
export function timeLike(old: string, now: number): string {
  const unix = unixTime.exec(old);
  if (unix !== null)
    return old.length === 13 && !old.includes('.') ? String(now) : seconds(now, unix[1]);
  const iso = isoTime.exec(old);
  if (iso !== null) {
    const [, between = 'T', point = '', fraction = '', offset = ''] = iso;
    const local = new Date(now + offsetMs(offset)).toISOString();
    const time = `${local.slice(0, 10)}${between}${local.slice(11, 19)}`;
    return `${time}${point}${decimals(now, fraction.length)}${offset}`;
  }
  return httpTime.test(old) ? new Date(now).toUTCString() : old;
}

function seconds(now: number, fraction: string | undefined): string {
  const whole = String(Math.floor(now / 1000));
  return fraction === undefined ? whole : `${whole}.${decimals(now, fraction.length)}`;
}

/** The part of a second, with this many digits. */
function decimals(now: number, count: number): string {
  return String(now % 1000)
    .padStart(3, '0')
    .padEnd(count, '0')
    .slice(0, count);
}

function offsetMs(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -ms : ms;
}

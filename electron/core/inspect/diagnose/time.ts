import { isCalendarDay } from '../../../../shared/calendar-day.ts';
import { issue } from '../issue.ts';
import { startOfJson } from '../json/start-of-json.ts';
import { forMessages } from './check.ts';
import { shortened } from '../kind/evidence.ts';

/** HighLevel advises to refuse older messages as replays. */
const toleranceMs = 5 * 60_000;

/** ISO 8601 as the platform writes it, with or without milliseconds; a time offset is accepted too. */
const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Timestamps that are invalid, or too far from the time of arrival. */
export const time = forMessages(({ read: { object }, request }) => {
  const value = Object.hasOwn(object, 'timestamp') ? object['timestamp'] : undefined;
  if (value === undefined || value === null) return [];
  const written = typeof value === 'string' ? shortened(value) : startOfJson(value, 60);
  if (typeof value !== 'string' || !iso.test(value)) {
    return [issue('timestamp.invalid', { timestamp: written }, '/timestamp')];
  }
  const made = isCalendarDay(value.slice(0, 10)) ? instantOf(value) : Number.NaN;
  if (Number.isNaN(made)) {
    return [issue('timestamp.impossible', { timestamp: written }, '/timestamp')];
  }
  const age = request.receivedAt - made;
  if (age > toleranceMs) return [issue('timestamp.old', { age: inUnits(age) }, '/timestamp')];
  return -age > toleranceMs
    ? [issue('timestamp.future', { age: inUnits(-age) }, '/timestamp')]
    : [];
});

/** A leap second is the last of a month in UTC (RFC 3339, section 5.7); JavaScript has none. `NaN` for an impossible time. */
function instantOf(value: string): number {
  if (value.slice(17, 19) !== '60') return Date.parse(value);
  const next = Date.parse(`${value.slice(0, 17)}59Z`) + 1_000 + offsetOf(value);
  const isFirstOfMonth = next % 86_400_000 === 0 && new Date(next).getUTCDate() === 1;
  return isFirstOfMonth ? next : Number.NaN;
}

/** What has to be added to a local time to get UTC, in milliseconds. */
function offsetOf(value: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})$/.exec(value) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '+' ? -ms : ms;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** A duration in its two largest units, such as `3 h 20 min`; unit symbols need no translation. */
function inUnits(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    if (count > 0 && parts.length < 2) parts.push(`${count} ${unit}`);
    rest -= count * length;
  }
  return parts.join(' ');
}

import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTimes, type TimeChoices } from '../../../renderer/ui/times.ts';

const now = Date.UTC(2026, 10, 22, 10, 0, 0);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Times as somebody in Madrid sees them, unless something else is chosen. */
function times(locale: string, choices: Partial<TimeChoices> = {}) {
  return createTimes({
    locale,
    timeZone: 'local',
    clock: 'system',
    localZone: 'Europe/Madrid',
    ...choices,
  });
}

/** CLDR puts narrow spaces before AM and PM. */
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');

describe('how long ago', () => {
  const { ago } = times('en');

  it.each([
    [0, null],
    [9 * second, null],
    [10 * second, '10s ago'],
    [59 * second, '59s ago'],
    [minute, '1m ago'],
    [2 * hour - 1, '1h ago'],
    [49 * hour, '2d ago'],
  ])('formats %d ms as %s', (passed, words) => {
    expect(ago(now - passed, now)).toBe(words);
  });

  it('takes a future time for now, because clocks are set back', () => {
    expect(ago(now + hour, now)).toBeNull();
  });

  it('is in the language', () => {
    expect(times('es').ago(now - 5 * minute, now)).toBe('hace 5 min');
    expect(times('pt').ago(now - 5 * minute, now)).toBe('há 5 min.');
  });
});

describe('the time of day', () => {
  it('comes with the day unless it is today', () => {
    const { exact, short } = times('en-GB');
    expect(exact(now - hour, now)).toBe('10:00:00');
    expect(exact(now - 24 * hour, now)).toBe('21 Nov 11:00:00');
    expect(short(now - hour, now)).toBe('10:00');
    expect(short(now - 24 * hour, now)).toBe('21 Nov 11:00');
  });

  it('has the day of the chosen zone', () => {
    const late = Date.UTC(2026, 10, 21, 23, 30);
    expect(times('en-GB').exact(late, now)).toBe('00:30:00');
    expect(times('en-GB', { timeZone: 'utc' }).exact(late, now)).toBe('21 Nov 23:30:00');
  });

  it.each([
    ['en-US', 'system', '4:05:00 PM'],
    ['en-US', '24h', '16:05:00'],
    ['es', 'system', '16:05:00'],
    ['pt', '24h', '16:05:00'],
  ] as const)('in %s with the clock %s is %s', (locale, clock, words) => {
    const at = Date.UTC(2026, 10, 22, 15, 5);
    expect(plain(times(locale, { clock }).exact(at, at))).toBe(words);
  });

  it('begins the day with 00, not with 24', () => {
    const midnight = Date.UTC(2026, 10, 21, 23);
    expect(times('en-US', { clock: '24h' }).exact(midnight, midnight)).toBe('00:00:00');
  });
});

describe('a whole moment', () => {
  const at = now + 7;

  it.each([
    ['en-GB', '22 Nov 2026, 11:00:00.007'],
    ['es', '22 nov 2026, 11:00:00,007'],
    ['pt', '22 de nov. de 2026, 11:00:00,007'],
  ])('in %s is %s', (locale, words) => {
    expect(plain(times(locale).precise(at))).toBe(words);
  });

  it('names UTC where that is the zone, so that nobody takes it for the local time', () => {
    for (const locale of ['en-US', 'es', 'pt'])
      expect(times(locale, { timeZone: 'utc' }).precise(at)).toMatch(/10:00:00.*UTC$/);
  });

  it('has UTC beside the local time, once', () => {
    expect(times('en-GB').withUtc(at)).toBe(
      '22 Nov 2026, 11:00:00.007 · 2026-11-22 10:00:00.007 UTC',
    );
    expect(times('en-GB', { timeZone: 'utc' }).withUtc(at)).toBe('22 Nov 2026, 10:00:00.007 UTC');
  });

  it('has the zone and UTC in a tooltip', () => {
    const words = times('en-GB').full(at);
    expect(words).toContain('11:00:00 CET');
    expect(words).toContain('2026-11-22T10:00:00.007Z');
    expect(times('en-GB', { timeZone: 'utc' }).full(at)).toContain('10:00:00 UTC');
  });
});

it('a day of the calendar is the same in every zone', () => {
  const { calendarDay } = times('en-GB', { localZone: 'America/Los_Angeles' });
  expect(calendarDay('2026-11-22')).toBe('22 Nov 2026');
});

it('no other file of the window writes times', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const writing = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
    /DateTimeFormat|toLocale(?:Date|Time)?String|(?:date|time)Style/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  expect(writing.map((file) => file.replaceAll('\\', '/'))).toEqual(['renderer/ui/times.ts']);
});

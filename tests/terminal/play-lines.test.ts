import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  playHead,
  playLine,
  playSummary,
  timeText,
} from '../../electron/terminal/output/play-lines.ts';
import type { PlayState } from '../../electron/core/play/play.ts';
import type { PlayAttempt, PlayDelivery } from '../../shared/play.ts';

const tried = (attempt: number, status: number, text = ''): PlayAttempt => ({
  ...{ attempt, pauseMs: 600_000, shortPauseMs: 1_000, afterFirstMs: 632_000 * (attempt - 1) },
  ...{ plannedAt: attempt * 2_000, sentAt: attempt * 2_000 },
  answer: { ok: true, status, ms: 3, text, isCut: false },
});
const waiting: PlayAttempt = {
  ...tried(3, 0),
  pauseMs: 661_000,
  shortPauseMs: 1_102,
  sentAt: null,
  answer: null,
};
const delivery: PlayDelivery = {
  ...{ index: 0, message: { sample: 'sms', number: 2 }, copy: 1, end: null },
  attempts: [tried(1, 429, 'slow\u001b[31m\ndown'), tried(2, 503), waiting],
};
const plain = (line: string) => stripVTControlCharacters(line);

describe('a time', () => {
  it.each([
    [0, '0 s'],
    [340, '340 ms'],
    [1_104, '1.1 s'],
    [12_400, '12 s'],
    [59_900, '1 min'],
    [632_000, '10 min 32 s'],
    [3_600_000, '1 h'],
    [3_599_900, '1 h'],
    [7_689_000, '2 h 8 min'],
    [86_399_000, '1 d'],
    [245_700_000, '2 d 20 h'],
  ])('of %i ms is %s', (ms, text) => expect(timeText(ms)).toBe(text));
});

describe('a time line', () => {
  it('has its columns below each other, both times, and what follows', () => {
    const lines = [playHead(11), playLine(delivery, 0, 11), playLine(delivery, 1, 11)].map(plain);
    const [head = '', first = '', second = ''] = lines;
    for (const name of ['answer', 'then']) {
      expect(first[head.indexOf(name) - 1]).toBe(' ');
      expect(first[head.indexOf(name)]).not.toBe(' ');
    }
    expect(first).toMatch(/^sms 2 {13,}1 {2,}0 s {2,}0 s {2}429 after 3 ms {2,}again in /);
    expect(second).toMatch(
      / 2 {2,}10 min 32 s {2,}2\.0 s {2}503 .* again in 11 min 1 s \(here 1\.1 s\)$/,
    );
  });

  it('lets no receiver control the terminal', () => {
    const line = playLine(delivery, 0, 11);
    expect(plain(line)).toContain('slow\uFFFD[31m\uFFFDdown');
    expect(line).not.toMatch(/[\u001b\n](?!\[\d+m)/);
  });

  it('says why a delivery ended', () => {
    const ended = (end: PlayDelivery['end']) => plain(playLine({ ...delivery, end }, 2, 11));
    expect(ended('stopped')).toMatch(/ stopped$/);
    expect(ended('spent')).toMatch(/ given up: all retries were made$/);
    expect(plain(playLine({ ...delivery, attempts: [], end: 'stopped' }, 0, 11))).toMatch(
      /^sms 2 {8}stopped$/,
    );
  });
});

describe('the summary of a play', () => {
  const run: PlayState = {
    ...{ number: 1, target: 'http://x/', manner: 'in-order', clock: 'help-centre', speed: 600 },
    ...{ isSigned: true, total: 3, ended: 3, accepted: 2, attempts: 16, realMs: 4_320_000 },
    ...{ nextAt: null, startedAt: 0, endedAt: 7_000, isStopped: false, revision: 9 },
  };
  const accepted = (...statuses: number[]): PlayDelivery => ({
    ...delivery,
    ...{ attempts: statuses.map((status, at) => tried(at + 1, status)), end: 'accepted' },
  });

  it('says how many were accepted after how many attempts, and how long HighLevel would have taken', () => {
    const deliveries = [
      accepted(200),
      accepted(429, 503, 200),
      { ...delivery, end: 'spent' } as const,
    ];
    expect(playSummary(run, deliveries)).toBe(
      '2 of 3 accepted: 1 at the first attempt, 1 after 3 attempts. 16 attempts in all. HighLevel would have taken 1 h 12 min; here it took 7.0 s.',
    );
    const many = [1, 2, 3, 4, 5, 7, 7].map((count) =>
      accepted(...Array.from({ length: count }, () => 200)),
    );
    expect(playSummary(run, many)).toContain('1 after 4 attempts, 3 after 5 to 7 attempts. ');
    expect(playSummary({ ...run, clock: null, accepted: 0, attempts: 1 }, [])).toBe(
      '0 of 3 accepted. 1 attempt in all. It took 7.0 s.',
    );
  });
});

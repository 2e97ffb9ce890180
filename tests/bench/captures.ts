import { readFileSync } from 'node:fs';
import { median, plain, spread } from './figures.ts';
import { postOf, sendLoad, type LoadResult } from './load.ts';
import type { Measured, Row } from './row.ts';
import { startSubject, type Subject } from './subject.ts';

export const connections = 32;

export interface CaptureOptions {
  readonly rounds: number;
  /** Length of one turn in milliseconds. */
  readonly turnMs: number;
  readonly dataDir: string;
  /** A folder with many captures, and how many; `null` leaves that row out. */
  readonly millionDir: string | null;
  readonly stored: number;
  /** What `require` calls mockttp; `null` leaves that row out. */
  readonly mockttp: string | null;
}

/** The documented SMS as its provider posts it. */
export const smsRequest = postOf(
  '/in/bench',
  readFileSync(new URL('../../resources/samples/sms.json', import.meta.url)),
);

/**
 * Captures per second, in rounds: each server has its turn in each round, and a ratio is made of two
 * turns of the same round. All servers run from the start; the inspector's work after the reply is
 * waited for before the next has its turn, so that nobody is measured beside another's work.
 */
export async function measureCaptures(options: CaptureOptions): Promise<Measured> {
  const subjects = new Map<string, Subject>();
  const turns = new Map<string, LoadResult[]>();
  subjects.set('bare', await startSubject('bare'));
  subjects.set('inspector', await startSubject('inspector', [options.dataDir]));
  if (options.mockttp !== null)
    subjects.set('mockttp', await startSubject('mockttp', [options.mockttp]));
  if (options.millionDir !== null)
    subjects.set('million', await startSubject('inspector', [options.millionDir]));

  const inspected: number[] = [];
  for (let round = -1; round < options.rounds; round += 1) {
    for (const [name, subject] of subjects) {
      const turn = await sendLoad({
        port: subject.port,
        request: smsRequest,
        connections,
        forMs: options.turnMs,
      });
      if (turn.others > 0) throw new Error(`${name} answered ${turn.others} requests otherwise.`);
      const start = performance.now();
      const ours = name === 'inspector' || name === 'million';
      if (ours) await subject.ask('settled');
      if (name === 'inspector') inspected.push(turn.replies / ((performance.now() - start) / 1000));
      if (ours) await subject.ask('indexed');
      // The first round warms up.
      if (round >= 0) turns.set(name, [...(turns.get(name) ?? []), turn]);
    }
  }
  for (const subject of subjects.values()) await subject.stop();

  const rates = (name: string) => (turns.get(name) ?? []).map(({ perSecond }) => perSecond);
  return {
    rows: [
      compare(
        'captures per second, durable',
        'bare `node:http`, same reply',
        0.75,
        rates('inspector'),
        rates('bare'),
      ),
      compare('the same', '`mockttp` (in memory)', 3, rates('inspector'), rates('mockttp')),
      compare(
        `the same, at ${plain(options.stored)} stored`,
        'itself at 0 stored',
        0.9,
        rates('million'),
        rates('inspector'),
      ),
    ],
    notes: [
      `Each of ${options.rounds} rounds gives each server ${options.turnMs} ms; ${connections} connections, one request at a time on each.`,
      `Inspection comes after the reply: once the senders pause, ${plain(median(inspected))} requests a second are inspected and their findings kept.`,
    ],
  };
}

function compare(
  what: string,
  against: string,
  goal: number,
  ours: readonly number[],
  theirs: readonly number[],
): Row {
  const fixed = { what, against, goal, bound: 'least' } as const;
  if (ours.length === 0 || theirs.length === 0) {
    return { ...fixed, ratio: null, spread: '', made: 'not measured in this run' };
  }
  const ratios = ours.map((our, round) => our / (theirs[round] ?? Number.NaN));
  return {
    ...fixed,
    ratio: median(ratios),
    spread: spread(ratios),
    made: `${plain(median(ours))} / ${plain(median(theirs))} per second`,
  };
}

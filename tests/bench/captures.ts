import { readFileSync } from 'node:fs';
import { median, plain, spread } from './figures.ts';
import { postOf, sendLoad } from './load.ts';
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
 * turns of the same round. All servers of a comparison run from its start; the inspector's work after the
 * reply is waited for before the next has its turn, so that nobody is measured beside another's work.
 */
export async function measureCaptures(options: CaptureOptions): Promise<Measured> {
  const empty = await startSubject('inspector', [options.dataDir]);
  const others = new Map([['bare', await startSubject('bare')]]);
  if (options.mockttp !== null)
    others.set('mockttp', await startSubject('mockttp', [options.mockttp]));
  if (options.millionDir !== null)
    others.set('million', await startSubject('inspector', [options.millionDir]));
  const first = await takeTurns(new Map([['empty', empty], ...others]), options);
  for (const subject of others.values()) await subject.stop();

  const second = options.millionDir === null ? null : await besideFull(empty, options);
  await empty.stop();

  const { turnMs, rounds, stored } = options;
  const itself = 'itself at 0 stored';
  const of = (turns: Turns | null, name: string) => turns?.rates.get(name) ?? [];
  return {
    rows: [
      compare(
        'captures per second, durable',
        'bare `node:http`, same reply',
        0.75,
        of(first, 'empty'),
        of(first, 'bare'),
      ),
      compare('the same', '`mockttp` (in memory)', 3, of(first, 'empty'), of(first, 'mockttp')),
      compare(
        `the same, at ${plain(stored)} stored`,
        itself,
        0.9,
        of(first, 'million'),
        of(first, 'empty'),
      ),
      compare(
        `the same, at a budget of ${plain(stored)}: each capture also deletes one`,
        itself,
        0.9,
        of(second, 'full'),
        of(second, 'empty'),
      ),
    ],
    notes: [
      `Each server gets ${turnMs} ms in each of ${rounds} rounds, over ${connections} connections with one request at a time.`,
      `Requests are inspected after the reply: once the senders pause, ${plain(median(first.inspected))} requests a second are inspected and their findings stored.`,
    ],
  };
}

/** The same folder, now with a budget that is used up. */
async function besideFull(empty: Subject, options: CaptureOptions): Promise<Turns> {
  const full = await startSubject('inspector', [options.millionDir ?? '', String(options.stored)]);
  await full.ask('tidied');
  const subjects = new Map([
    ['empty', empty],
    ['full', full],
  ]);
  const turns = await takeTurns(subjects, options);
  await full.stop();
  return turns;
}

/** Requests per second of each server, round by round; and how many the empty inspector inspects. */
interface Turns {
  readonly rates: ReadonlyMap<string, number[]>;
  readonly inspected: readonly number[];
}

async function takeTurns(
  subjects: ReadonlyMap<string, Subject>,
  { rounds, turnMs }: Pick<CaptureOptions, 'rounds' | 'turnMs'>,
): Promise<Turns> {
  const rates = new Map<string, number[]>();
  const inspected: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, { port, ask }] of subjects) {
      const turn = await sendLoad({ port, request: smsRequest, connections, forMs: turnMs });
      if (turn.others > 0) throw new Error(`${name} answered ${turn.others} requests otherwise.`);
      if (name !== 'bare' && name !== 'mockttp') {
        const start = performance.now();
        await ask('settled');
        if (name === 'empty') inspected.push(turn.replies / ((performance.now() - start) / 1000));
        await ask('indexed');
        await ask('tidied');
      }
      // The first round warms up.
      if (round >= 0) rates.set(name, [...(rates.get(name) ?? []), turn.perSecond]);
    }
  }
  return { rates, inspected };
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

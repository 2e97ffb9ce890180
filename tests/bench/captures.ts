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
  readonly durableDir: string;
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
  const durable = await startSubject('durable', [options.durableDir]);
  const limits = new Map([
    ['empty', empty],
    ['durable', durable],
  ]);
  const others = new Map([['bare', await startSubject('bare')]]);
  if (options.mockttp !== null)
    others.set('mockttp', await startSubject('mockttp', [options.mockttp]));
  if (options.millionDir !== null)
    others.set('million', await startSubject('inspector', [options.millionDir]));
  const first = await takeTurns(new Map([...limits, ...others]), connections, options);
  for (const subject of others.values()) await subject.stop();
  const single = await takeTurns(limits, 1, options);
  await durable.stop();

  const second = options.millionDir === null ? null : await besideFull(empty, options);
  await empty.stop();

  const { turnMs, rounds, stored } = options;
  const itself = 'itself at 0 stored';
  const of = (turns: Turns | null, name: string) => turns?.rates.get(name) ?? [];
  return {
    rows: [
      compare(
        'captures per second, durable',
        'the least durable receiver, same reply',
        0.75,
        of(first, 'empty'),
        of(first, 'durable'),
      ),
      compare('the same', 'bare `node:http`', 0.3, of(first, 'empty'), of(first, 'bare')),
      compare('the same', '`mockttp` (in memory)', 2, of(first, 'empty'), of(first, 'mockttp')),
      compare(
        `the same, at ${plain(stored)} stored`,
        itself,
        0.9,
        of(first, 'million'),
        of(first, 'empty'),
      ),
      compare(
        `the same, at a budget of ${plain(stored)}: what is over it is deleted in pauses`,
        itself,
        0.9,
        of(second, 'full'),
        of(second, 'empty'),
      ),
      latencies(of(single, 'empty'), of(single, 'durable')),
      inspectedPerSecond(first.inspected),
    ],
    notes: [
      `Each server gets ${turnMs} ms in each of ${rounds} rounds, over ${connections} connections with one request at a time.`,
      'The least durable receiver (`tests/bench/subjects/durable.ts`) is a `node:http` server that appends header fields and body to one file, and answers once a shared `fdatasync` is done. Nobody who keeps the promise does less.',
      'webhook-tester (Go), the nearest receiver that stores, is not measured: this run has no program of it, and its modules have to be fetched to build one.',
      'Requests are inspected after the reply. What is inspected in a second counts from the last reply until the findings of all are stored; the index is written at the same time.',
    ],
  };
}

function inspectedPerSecond(rates: readonly number[]): Row {
  return {
    what: 'inspected once the senders pause',
    against: '–',
    goal: 20_000,
    bound: 'least',
    unit: 'a second',
    ratio: median(rates),
    spread: spread(rates, 0),
    made: 'documented SMS, findings stored',
  };
}

/** Of one connection, whose requests follow each other: a reply's mean latency is what is left of a second for each. */
function latencies(ours: readonly number[], theirs: readonly number[]): Row {
  const meanMs = (rates: readonly number[]) => rates.map((rate) => 1_000 / rate);
  const ratios = theirs.map((their, round) => their / (ours[round] ?? Number.NaN));
  return {
    what: '1 connection: latency of the reply, mean',
    against: 'the least durable receiver',
    goal: 1.3,
    bound: 'most',
    ratio: median(ratios),
    spread: spread(ratios),
    made: `${plain(median(meanMs(ours)), 2)} / ${plain(median(meanMs(theirs)), 2)} ms`,
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
  const turns = await takeTurns(subjects, connections, options);
  await full.stop();
  return turns;
}

/** Requests per second of each server, round by round; and how many the empty inspector inspects. */
interface Turns {
  readonly rates: ReadonlyMap<string, number[]>;
  readonly inspected: readonly number[];
}

/** Servers that have no work left after their replies. */
const answersOnly = new Set(['durable', 'bare', 'mockttp']);

async function takeTurns(
  subjects: ReadonlyMap<string, Subject>,
  atOnce: number,
  { rounds, turnMs }: Pick<CaptureOptions, 'rounds' | 'turnMs'>,
): Promise<Turns> {
  const rates = new Map<string, number[]>();
  const inspected: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, { port, ask }] of subjects) {
      const turn = await sendLoad({
        port,
        request: smsRequest,
        connections: atOnce,
        forMs: turnMs,
      });
      if (turn.others > 0) throw new Error(`${name} answered ${turn.others} requests otherwise.`);
      if (!answersOnly.has(name)) {
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

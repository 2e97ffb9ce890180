import { join } from 'node:path';
import { connections, smsRequest } from './captures.ts';
import { median, megabytes, plain, spread } from './figures.ts';
import { sendLoad } from './load.ts';
import type { Measured, Row } from './row.ts';
import { startSubject, type Subject } from './subject.ts';

export interface ForwardingOptions {
  /** A folder for the data of the inspectors. */
  readonly folder: string;
  readonly rounds: number;
  /** Length of one turn in milliseconds. */
  readonly turnMs: number;
  /** Requests that wait for a destination that is down. */
  readonly waiting: number;
}

/** Requests that a destination gets at the same time. */
const atOnce = 16;

/** What forwarding and relay cost. The destination is the bare server, in a process of its own. */
export async function measureForwarding(options: ForwardingOptions): Promise<Measured> {
  const destination = await startSubject('bare');
  const rows = [await measureRelay(options, destination), await measureAfter(options, destination)];
  await destination.stop();
  const waiting = await measureWaiting(options);
  return {
    rows: [...rows, waiting],
    notes: [
      `Relay: one sender, one request at a time, each stored before it is sent on; ${options.rounds} rounds of ${options.turnMs} ms for each.`,
      `A destination gets ${atOnce} requests at a time.`,
    ],
  };
}

function destinationAt(port: number): object {
  return {
    destinations: [
      {
        id: 'bench',
        name: 'bench',
        url: `http://127.0.0.1:${port}/`,
        on: true,
        query: null,
        headers: [],
        timeoutMs: 30_000,
        concurrency: atOnce,
        whenBack: 'ask',
        followRedirects: false,
        certificate: 'system',
        authority: null,
      },
    ],
  };
}

/** The median time of a reply, directly from the destination and through a relay to it. */
async function measureRelay(
  { folder, rounds, turnMs }: ForwardingOptions,
  destination: Subject,
): Promise<Row> {
  const inspector = await startSubject('inspector', [join(folder, 'relay')]);
  await inspector.ask('change', {
    ...destinationAt(destination.port),
    relay: { destination: 'bench', failureStatus: 502 },
  });
  const direct: number[] = [];
  const relayed: number[] = [];
  // The first round only warms up.
  for (let round = -1; round < rounds; round += 1) {
    for (const [times, subject] of [
      [direct, destination],
      [relayed, inspector],
    ] as const) {
      const ms = await medianReply(subject.port, turnMs);
      if (round >= 0) times.push(ms);
    }
    await inspector.ask('settled');
    await inspector.ask('indexed');
  }
  await inspector.stop();
  const added = relayed.map((ms, round) => ms - (direct[round] ?? Number.NaN));
  return {
    what: 'time that a relay adds to a reply, median',
    against: 'the destination asked directly',
    goal: 2,
    bound: 'most',
    unit: 'ms',
    ratio: median(added),
    spread: spread(added),
    made: `${plain(median(relayed), 2)} / ${plain(median(direct), 2)} ms`,
  };
}

async function medianReply(port: number, forMs: number): Promise<number> {
  const times: number[] = [];
  const { others } = await sendLoad({
    port,
    request: smsRequest,
    connections: 1,
    forMs,
    onReply: (ms) => times.push(ms),
  });
  if (others > 0) throw new Error(`${others} replies were not 200.`);
  return median(times);
}

/** Captures a second while each is forwarded, beside an inspector without a destination. */
async function measureAfter(
  { folder, rounds, turnMs }: ForwardingOptions,
  destination: Subject,
): Promise<Row> {
  const without = await startSubject('inspector', [join(folder, 'without')]);
  const forwarding = await startSubject('inspector', [join(folder, 'forwarding')]);
  await forwarding.ask('change', destinationAt(destination.port));
  const rates = new Map<Subject, number[]>();
  for (let round = -1; round < rounds; round += 1) {
    for (const subject of [without, forwarding]) {
      const { port, ask } = subject;
      const turn = await sendLoad({ port, request: smsRequest, connections, forMs: turnMs });
      for (const work of ['settled', 'forwarded', 'indexed', 'tidied']) await ask(work);
      if (round >= 0) rates.set(subject, [...(rates.get(subject) ?? []), turn.perSecond]);
    }
  }
  await without.stop();
  await forwarding.stop();
  return ratioRow(
    'captures per second with one destination',
    'without one',
    0.8,
    rates.get(forwarding) ?? [],
    rates.get(without) ?? [],
  );
}

/** Resident memory while many requests wait for a destination that is down. */
async function measureWaiting({ folder, waiting }: ForwardingOptions): Promise<Row> {
  const closed = await startSubject('bare');
  const { port } = closed;
  await closed.stop();
  const inspector = await startSubject('inspector', [join(folder, 'waiting')]);
  await inspector.ask('change', destinationAt(port));
  const rest = async (): Promise<number> => {
    for (const work of ['settled', 'indexed', 'rested']) await inspector.ask(work);
    return Number(await inspector.ask('memory'));
  };
  await sendLoad({ port: inspector.port, request: smsRequest, connections, count: 100 });
  const idle = await rest();
  await sendLoad({ port: inspector.port, request: smsRequest, connections, count: waiting });
  const after = await rest();
  const count = Number(await inspector.ask('waiting'));
  if (count < waiting) throw new Error(`Only ${count} requests wait.`);
  await inspector.stop();
  return {
    what: `memory of the inspector while ${plain(waiting)} requests wait for a destination`,
    against: 'itself idle',
    goal: 1.3,
    bound: 'most',
    ratio: after / idle,
    spread: '',
    made: `${megabytes(after)} / ${megabytes(idle)} resident`,
  };
}

function ratioRow(
  what: string,
  against: string,
  goal: number,
  ours: readonly number[],
  theirs: readonly number[],
): Row {
  const ratios = ours.map((our, round) => our / (theirs[round] ?? Number.NaN));
  return {
    what,
    against,
    goal,
    bound: 'least',
    ratio: median(ratios),
    spread: spread(ratios),
    made: `${plain(median(ours))} / ${plain(median(theirs))} per second`,
  };
}

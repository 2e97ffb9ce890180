import { join } from 'node:path';
import { connections, smsRequest } from './captures.ts';
import { median, megabytes, plain, spread } from './figures.ts';
import { postOf, sendLoad } from './load.ts';
import type { Measured } from './row.ts';
import { startSubject, type Subject } from './subject.ts';

const bodyBytes = 25 * 1024 ** 2;

/** Bodies of that length whose detail is opened. */
const views = 5;

/**
 * Resident memory of the inspector's process: after a collection of garbage and a pause, before and after
 * `captures` requests and all the work that follows them; and the most that one body of 25 MB needs.
 */
export async function measureMemory(folder: string, captures: number): Promise<Measured> {
  const many = await startSubject('inspector', [join(folder, 'many')]);
  await load(many, 100);
  await many.ask('settled');
  await many.ask('indexed');
  await many.ask('rested');
  const idle = await memoryOf(many);
  const burst = await load(many, captures);
  const start = performance.now();
  await many.ask('settled');
  const settling = performance.now() - start;
  const highest = Number(await many.ask('peak'));
  await many.ask('indexed');
  await many.ask('rested');
  const after = await memoryOf(many);
  await many.stop();

  const one = await startSubject('inspector', [join(folder, 'one')]);
  await load(one, 100);
  await one.ask('settled');
  const before = await memoryOf(one);
  const body = Buffer.alloc(bodyBytes, '0123456789abcdef');
  body[0] = 0x22;
  body[bodyBytes - 1] = 0x22;
  const request = postOf('/in/bench', body);
  await sendLoad({ port: one.port, request, connections: 1, count: 1 });
  const kept = Number(await one.ask('peak'));
  await one.ask('settled');
  const inspected = Number(await one.ask('peak'));
  const opened: number[] = [];
  for (let i = 0; i < views; i += 1) {
    await sendLoad({ port: one.port, request, connections: 1, count: 1 });
    await one.ask('settled');
    opened.push(Number(await one.ask('detailMs')));
  }
  await one.stop();

  return {
    rows: [
      {
        what: `memory of the inspector after ${plain(captures)} captures`,
        against: 'itself idle',
        goal: 1.3,
        bound: 'most',
        ratio: after / idle,
        spread: '',
        made: `${megabytes(after)} / ${megabytes(idle)} resident`,
      },
      {
        what: '25 MB body: added memory, captured',
        against: "the body's size",
        goal: 2,
        bound: 'most',
        ratio: (kept - before) / bodyBytes,
        spread: '',
        made: `${megabytes(kept - before)} / ${megabytes(bodyBytes)}, at most, until the reply`,
      },
      {
        what: 'the same, inspected as well',
        against: "the body's size",
        goal: 2,
        bound: 'most',
        ratio: (inspected - before) / bodyBytes,
        spread: '',
        made: `${megabytes(inspected - before)} / ${megabytes(bodyBytes)}, at most, one JSON string`,
      },
      {
        what: '25 MB body: its detail opened, with the first part of its text',
        against: '–',
        goal: 300,
        bound: 'most',
        unit: 'ms',
        ratio: median(opened),
        spread: spread(opened, 0),
        made: `${views} bodies, inspected again for their details; the first also starts the thread that does it`,
      },
    ],
    notes: [
      `${plain(captures)} captures without a pause: ${plain(burst)} a second, and all inspected ${plain(settling / 1000, 1)} s later. Until then at most ${megabytes(highest)} were resident, ${plain(highest / idle, 2)} times the idle inspector; half a minute after the last is indexed, the rest is freed.`,
      'Memory is the resident set of the whole process, after a full garbage collection. The added memory of a body is the highest resident set (`ru_maxrss`) minus the resident set before.',
    ],
  };
}

async function load(subject: Subject, count: number): Promise<number> {
  const { perSecond } = await sendLoad({
    port: subject.port,
    request: smsRequest,
    connections,
    count,
  });
  return perSecond;
}

async function memoryOf(subject: Subject): Promise<number> {
  return Number(await subject.ask('memory'));
}

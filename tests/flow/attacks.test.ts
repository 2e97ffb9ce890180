import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HeaderPairs } from '../../shared/request.ts';
import { startCalmClock } from '../support/calm-clock.ts';
import { effort } from '../support/effort.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const path = `/in/${pathToken}`;
const json: HeaderPairs = [['Content-Type', 'application/json']];
const form = (boundary: string): HeaderPairs => [
  ['Content-Type', `multipart/form-data; boundary=${boundary}`],
];
const size = effort({ usual: 1_500_000, full: 12_000_000 });
const many = (piece: string, bytes = size) => piece.repeat(Math.floor(bytes / piece.length));

interface Attack {
  readonly is: string;
  readonly headers: HeaderPairs;
  readonly body: string | Uint8Array;
}

const attacks: readonly Attack[] = [
  { is: 'attachments without end', headers: json, body: `{"attachments":[${many('0,')}0]}` },
  { is: 'attachments that are objects', headers: json, body: `{"attachments":[${many('{},')}0]}` },
  { is: 'receivers without end', headers: json, body: `{"emailTo":[${many('"a@b.c",')}"d"]}` },
  { is: 'fields without end', headers: json, body: `{${many('"a":1,')}"type":"SMS"}` },
  { is: 'brackets without end', headers: json, body: many('[', 0.75 * size) },
  {
    is: 'JSON that ends too early',
    headers: json,
    body: `{"type":"SMS","message":"${many('\\u0041')}`,
  },
  {
    is: 'codings without end',
    headers: [...json, ['Content-Encoding', many('identity,', 500_000)]],
    body: many('x', 1.5 * size),
  },
  {
    is: 'a small body that opens to a large one',
    headers: [...json, ['Content-Encoding', 'gzip']],
    body: gzipSync(`{"type":"SMS","message":"${many('a', 5 * size)}"}`),
  },
  {
    is: 'a boundary of backslashes',
    headers: [['Content-Type', `multipart/form-data; boundary="${'\\'.repeat(80)}`]],
    body: 'x',
  },
  { is: 'parts without end', headers: form('x'), body: many('--x\r\n\r\na\r\n') },
  { is: 'lines of a part without end', headers: form('x'), body: `--x\r\n${many('A: b\r\n')}` },
  {
    is: 'an address of dots',
    headers: json,
    body: JSON.stringify({ type: 'SMS', message: `http://${many('.', 400_000)}` }),
  },
  {
    is: 'tags without end',
    headers: json,
    body: JSON.stringify({ type: 'Email', html: many('<a href=x>') }),
  },
  {
    is: 'header fields without end',
    headers: Array.from({ length: 4_000 }, (_, n) => [`X-${n}`, 'v'.repeat(200)] as const),
    body: '{}',
  },
];

/** Sends an ordinary message. @returns milliseconds until it was answered, and until it was inspected. */
async function sendOrdinary({ core, port }: RunningCore): Promise<readonly [number, number]> {
  const clock = startCalmClock();
  const body = JSON.stringify({ type: 'SMS', phone: '+34600111222', message: 'ordinary' });
  const { status } = await requestThrough(`http://127.0.0.1:${port}`, {
    path,
    headers: json,
    body,
  });
  expect(status).toBe(200);
  const answered = clock();
  const id = core.store.lastId();
  await until(() => core.store.summary(id)?.kind === 'sms');
  return [answered, clock()];
}

/** Makes the window's calls for a request that the user looks at. */
async function lookAt({ core }: RunningCore, id: number): Promise<void> {
  const record = core.store.record(id);
  if (record === null) throw new Error('It is not listed.');
  await core.details.of(id);
  for (const name of ['text', 'parts', 'html', 'sms'] as const) {
    await core.reader.read(name, record.request, 'reply');
  }
}

describe('after each attack the next request is answered and inspected within 3 s', () => {
  it.each(attacks.map((attack) => [attack.is, attack] as const))('%s', async (_, attack) => {
    const running = await runCore();
    const { core, port } = running;
    const { headers, body } = attack;
    const { status } = await requestThrough(`http://127.0.0.1:${port}`, { path, headers, body });
    expect(status).toBe(200);
    const [answered, inspected] = await sendOrdinary(running);
    expect(answered).toBeLessThan(3_000);
    expect(inspected).toBeLessThan(3_000);
    await core.inspection.settled();
    expect(core.store.pending.fresh(0, 9)).toEqual([]);

    const looking = lookAt(running, 1);
    const [besides] = await sendOrdinary(running);
    expect(besides).toBeLessThan(3_000);
    await looking;
  });
});

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadingJob } from '../../../electron/core/reading/readings.ts';
import { createRequestReader } from '../../../electron/core/reading/read-request.ts';
import {
  createReaderThread,
  type Outcome,
  type ThreadOptions,
} from '../../../electron/core/reading/thread.ts';
import { context } from '../../support/keys.ts';
import { until } from '../../support/until.ts';
import { make, openHere } from '../store/stores.ts';

function start(options: ThreadOptions) {
  const thread = createReaderThread(options);
  onTestFinished(() => thread.close());
  const run = (body: string) =>
    thread.run(async (): Promise<ReadingJob> => {
      const captured = make(1, body);
      return { name: 'inspection', request: captured.request, parts: captured.pieces, context };
    });
  return { thread, run };
}

/** Without a value, which may be long. */
const outcomeOf = (outcome: Outcome) => (outcome.ok ? 'done' : outcome.failure);

const quick = '{"type":"SMS"}';
const objects = `{"a":[${'{"b":{}},'.repeat(1_500_000)}0]}`;

describe('the thread that reads long bodies', () => {
  it('gives a job up after its time limit, and does the next', async () => {
    const { run } = start({ limitMs: 1_000 });
    expect(outcomeOf(await run('{"a":'.repeat(9_900_000)))).toBe('time');
    // Starting anew may itself take that long on a busy machine.
    await until(async () => (await run(quick)).ok);
  });

  it('refuses JSON that is nested so deep that parsing it would end the process', async () => {
    const { run } = start({ limitMs: 30_000 });
    expect(outcomeOf(await run('['.repeat(60_000_000)))).toContain('nested');
    expect((await run(quick)).ok).toBe(true);
  });

  it('gives a job up that needs too much memory, and does the next', async () => {
    const { run } = start({ limitMs: 30_000, heapMb: 24 });
    expect(outcomeOf(await run(objects))).toBe('memory');
    expect((await run(quick)).ok).toBe(true);
  });

  it('ends when nothing has come for a while, and starts again', async () => {
    const { run } = start({ limitMs: 10_000, idleMs: 1 });
    expect((await run(quick)).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await run(quick)).ok).toBe(true);
  });

  it('says that it is closed to what still waits', async () => {
    const { thread, run } = start({ limitMs: 10_000 });
    const [one, two] = [run(objects), run(quick)];
    await thread.close();
    expect(await two).toEqual({ ok: false, failure: 'closed' });
    expect((await one).ok).toBe(false);
  });
});

describe('the process that answers senders', () => {
  const size = 25_000_000;
  const fill = (piece: string) => piece.repeat(Math.floor(size / piece.length));

  it.each([
    ['an endless list of attachments', `{"attachments":[${fill('0,')}0]}`],
    ['an endless text', JSON.stringify({ type: 'SMS', message: fill('\\u0041') })],
    ['deep nesting', '['.repeat(9_000_000)],
    ['fields without end', `{${fill('"a":1,')}"b":2}`],
  ])('has its turn while a long body is inspected: %s', async (_, body) => {
    const { store } = openHere();
    const captured = make(store.nextId(), body);
    await store.keep(captured);
    const reader = createRequestReader(store, () => context, {
      background: 60_000,
      waiting: 60_000,
      looking: 60_000,
    });
    onTestFinished(() => reader.close());
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const reading = await reader.read('inspection', captured.request, 'background');
    delay.disable();
    expect(reading?.ok).toBe(true);
    // The promise is 50 ms; a busy machine may take its processor away for longer.
    expect(delay.percentile(99) / 1e6).toBeLessThan(50);
  });
});

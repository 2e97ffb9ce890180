import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadJob } from '../../../electron/core/body-reader/read-jobs.ts';
import { createRequestReader } from '../../../electron/core/body-reader/request-reader.ts';
import { createReaderThread } from '../../../electron/core/body-reader/reader-thread.ts';
import type { JobResult, JobThreadOptions } from '../../../electron/core/threads/job-thread.ts';
import { effort } from '../../support/effort.ts';
import { context } from '../../support/keys.ts';
import { until } from '../../support/until.ts';
import { make, openHere } from '../store/stores.ts';
import { withLongestTurn } from '../../support/longest-turn.ts';

function start(options: JobThreadOptions) {
  const thread = createReaderThread(options);
  onTestFinished(() => thread.close());
  const run = (body: string) =>
    thread.run(async (): Promise<ReadJob> => {
      const captured = make(1, body);
      return {
        name: 'inspection',
        request: captured.request,
        parts: captured.pieces,
        source: null,
        remember: false,
        context,
      };
    });
  return { thread, run };
}

/** Without a value, which may be long. */
const outcomeOf = (outcome: JobResult<unknown>) => (outcome.ok ? 'done' : outcome.failure);

const quick = '{"type":"SMS"}';
const objects = `{"a":[${'{"b":{}},'.repeat(1_500_000)}0]}`;

describe('the reader thread', () => {
  it('gives up a job after its timeout, and does the next', async () => {
    const { run } = start({ timeoutMs: 1_000 });
    expect(outcomeOf(await run('{"a":'.repeat(9_900_000)))).toBe('time');
    // On a busy machine the start of the next thread may itself exceed the timeout.
    await until(async () => (await run(quick)).ok);
  });

  it('refuses JSON that is nested so deep that parsing it would end the process', async () => {
    const { run } = start({ timeoutMs: 30_000 });
    expect(outcomeOf(await run('['.repeat(60_000_000)))).toContain('nested');
    expect((await run(quick)).ok).toBe(true);
  });

  it('gives up a job that needs too much memory, and does the next', async () => {
    const { run } = start({ timeoutMs: 30_000, heapMb: 24 });
    expect(outcomeOf(await run(objects))).toBe('memory');
    expect((await run(quick)).ok).toBe(true);
  });

  it('ends after a while without a job, and starts again with the next', async () => {
    const { run } = start({ timeoutMs: 10_000, idleMs: 1 });
    expect((await run(quick)).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await run(quick)).ok).toBe(true);
  });

  it('answers waiting jobs with `closed` when it is closed', async () => {
    const { thread, run } = start({ timeoutMs: 10_000 });
    const [one, two] = [run(objects), run(quick)];
    await thread.close();
    expect(await two).toEqual({ ok: false, failure: 'closed' });
    expect((await one).ok).toBe(false);
  });
});

describe('the event loop', () => {
  const size = effort({ usual: 10_000_000, full: 25_000_000 });
  const fill = (piece: string) => piece.repeat(Math.floor(size / piece.length));

  it.each([
    ['an endless list of attachments', `{"attachments":[${fill('0,')}0]}`],
    ['an endless text', JSON.stringify({ type: 'SMS', message: fill('\\u0041') })],
    ['deep nesting', '['.repeat(9_000_000)],
    ['fields without end', `{${fill('"a":1,')}"b":2}`],
  ])('is not blocked while a long body is inspected: %s', async (_, body) => {
    const { store } = openHere();
    const captured = make(store.nextId(), body);
    await store.saveCapture(captured);
    const reader = createRequestReader(store, () => context, {
      background: 60_000,
      reply: 60_000,
      view: 60_000,
    });
    onTestFinished(() => reader.close());
    const [reading, turnMs] = await withLongestTurn(() =>
      reader.read('inspection', captured.request, 'background'),
    );
    expect(reading?.ok).toBe(true);
    expect(turnMs).toBeLessThan(100);
  });
});

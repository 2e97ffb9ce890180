import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createCore } from '../../../electron/core/core.ts';
import type { SettingsChange } from '../../../shared/settings.ts';
import { answerQuestions } from './answering.ts';

/**
 * The inspector as the window runs it, on the path `/in/bench`. Its arguments are the data folder and how many
 * requests it keeps: at its budget each capture would also pay for deleting another.
 */
const core = createCore({
  dataDir: process.argv[2] ?? '',
  resourcesDir: fileURLToPath(new URL('../../../resources', import.meta.url)),
  overrides: {
    port: 0,
    pathToken: 'bench',
    keepRequests: Number(process.argv[3] ?? 10_000_000),
    tunnel: { kind: 'none' },
  },
  onStatus: () => undefined,
  onProgress: () => undefined,
  onListChanged: () => undefined,
});
await core.listen();
const { listener } = core.state();
if (listener.is !== 'listening') throw new Error(JSON.stringify(listener));
// The next process starts sooner, also when this one is killed.
flushCompileCache();

const page = { from: 0, count: 50 };

/** Milliseconds for the first page of the list. */
function pageMs(): number {
  const start = performance.now();
  core.store.rows({ show: 'all', ...page });
  return performance.now() - start;
}

/** Milliseconds until the newest request can be drawn: its detail and the start of its text. */
async function detailMs(): Promise<number> {
  const start = performance.now();
  const detail = await core.details.of(core.store.lastId());
  if (detail === null) throw new Error('The newest request is not listed.');
  const text = await core.reader.read('text', detail.request, 'view');
  if (text?.ok !== true) throw new Error(JSON.stringify(text));
  return performance.now() - start;
}

/** Milliseconds for the first page of what is found. */
async function searchMs(text: unknown): Promise<number> {
  const start = performance.now();
  const found = await core.search.find({ text: String(text), show: 'all' }, page);
  const taken = performance.now() - start;
  if (found.is !== 'found' || found.total === 0) throw new Error(`${String(text)}: ${found.is}`);
  return taken;
}

/** Sends every capture again, and waits until all answers are stored. @returns how many a second. */
async function sendAgain(value: unknown): Promise<number> {
  const { url, concurrency } = value as { url: string; concurrency: number };
  const start = performance.now();
  const started = await core.sendings.start({
    scope: { filter: { text: '', show: 'all' } },
    target: { url },
    options: { signWith: null, asNew: false, perSecond: null, concurrency, repeat: 1 },
  });
  if (!started.ok) throw new Error(started.detail);
  const { promise, resolve } = Promise.withResolvers<number>();
  const timer = setInterval(() => {
    const run = core.sendings.runs()[0];
    if (run === undefined || run.endedAt === null) return;
    clearInterval(timer);
    if (run.outcomes[0]?.[1] !== run.total) throw new Error(JSON.stringify(run.outcomes));
    resolve(run.total / ((performance.now() - start) / 1_000));
  }, 1);
  return promise;
}

/** Resolves once every request has findings. One that another process stored waits for a moment without work. */
async function inspected(): Promise<void> {
  const { pending } = core.store;
  const last = Number.MAX_SAFE_INTEGER;
  while (
    pending.leftOver(last, 1).length + pending.fresh(0, 1).length + pending.long(1).length >
    0
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await core.inspection.settled();
}

function change(value: unknown): void {
  const changed = core.settings.change(value as SettingsChange);
  if (!changed.ok) throw new Error(changed.detail);
  core.settingsChanged();
}

/** Requests that wait for the destination of the benchmark. */
const waiting = () => core.store.dispatches.countWaiting('bench');

async function forwarded(): Promise<void> {
  while (waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

answerQuestions(
  listener.port,
  {
    settled: () => core.inspection.settled(),
    inspected,
    indexed: () => core.search.settled(),
    tidied: () => core.store.settled(),
    rested: () => core.garbageCollection.settled(),
    total: () => core.store.total('all'),
    pageMs,
    detailMs,
    searchMs,
    sendAgain,
    change,
    waiting,
    forwarded,
  },
  async () => {
    await core.close();
  },
);

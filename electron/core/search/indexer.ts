import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createFinder } from './finder.ts';
import { removeIndexFile } from './index-file.ts';
import { isDamage } from './index-later.ts';
import type { AboutFiles, Answered, Ask, Asks, IndexerOptions } from './messages.ts';
import { openIndex, type OpenIndex } from './open-index.ts';
import { localZone } from './query/zone.ts';

/** The search's thread: it owns the index, fills it and answers from it. */
const port = parentPort;
if (port === null) throw new Error('The indexer runs in a thread of its own.');
const options = workerData as IndexerOptions;
const { dataDir, readOnly } = options;

const opensTried = 20;
const reopenMs = 100;

/** `null` while the files are closed. */
let opened: OpenIndex | null = null;
/** Resolves once they are open; another one after each closing. */
let whenOpen = Promise.withResolvers<OpenIndex>();
/** Goes up with each closing, so that an opening which was overtaken by one ends. */
let closings = 0;
const finder = createFinder(
  () => openNow(),
  () => post({ counted: true }),
);

/** @throws while the files are closed; what asked is asked again once they are open. */
function openNow(): OpenIndex {
  if (opened === null) throw new Error('The files of the search are closed.');
  return opened;
}

/** Damaged captures are still being put aside, and fresh ones made, when their damage is met here first. */
async function openPatiently(): Promise<void> {
  const round = closings;
  for (let tries = 1; round === closings; tries += 1) {
    try {
      opened = openIndex(options, { onProgress: tellState, onDamage: beginAnew });
      tellState(opened.backlog.size(), null);
      whenOpen.resolve(opened);
      return;
    } catch (error) {
      if (tries === opensTried) throw error;
      await wait(reopenMs);
    }
  }
}

function closeFiles(): void {
  closings += 1;
  finder.forgetAnswer();
  if (opened === null) return;
  opened.close();
  opened = null;
  whenOpen = Promise.withResolvers();
}

/** Without the file, everything waits again and is found by reading. */
function openAnew(): void {
  if (!readOnly) removeIndexFile(dataDir);
  void openPatiently();
}

function beginAnew(): void {
  closeFiles();
  openAnew();
}

function tellState(waiting: number, fault: string | null): void {
  post({ state: { waiting, fault } });
}

/** A number whose captured request is not the indexed one waits again. */
function takeIn(ids: readonly number[]): void {
  const { database, backlog, later } = openNow();
  const same = database.prepare(
    'SELECT 1 FROM entries e JOIN requests r ON r.id = e.id AND r.received_at = e.received_at WHERE e.id = ?',
  );
  for (const id of ids) if (same.get(id) === undefined) backlog.add(id);
  later?.busy();
  later?.wake();
}

const clock = () => ({ now: Date.now(), zone: localZone });

const answers: { readonly [Name in keyof Asks]: (...args: Parameters<Asks[Name]>) => unknown } = {
  find: ({ filter, page }) => finder.find(filter, page, clock()),
  all: ({ filter }) => finder.all(filter, clock()),
  passes: ({ text, id }) => finder.passes(text, id, clock()),
  changed: (ids) => {
    takeIn(ids);
    finder.changed(ids);
  },
  forget: (ids) => {
    const { index, backlog } = openNow();
    backlog.remove(ids);
    if (!readOnly) index.remove(ids);
    finder.changed(ids);
  },
  relisted: finder.forgetAnswer,
  settled: async () => {
    await openNow().later?.settled();
  },
  close: async () => {
    finder.stop();
    const { later, close } = openNow();
    await later?.stop();
    close();
  },
};

/** What was interrupted, because the files were closed or damaged, is asked once more. */
async function answer({ number, name, args }: Ask): Promise<Answered> {
  const ask = answers[name] as (...given: unknown[]) => unknown;
  const before = await whenOpen.promise;
  try {
    const value = await ask(...args);
    if (before === opened || !isReplaced(value)) return { number, value };
  } catch (error) {
    const damaged = before === opened && isDamage(error);
    if (before === opened && !damaged) return { number, thrown: String(error) };
    if (damaged) beginAnew();
  }
  await whenOpen.promise;
  try {
    return { number, value: await ask(...args) };
  } catch (error) {
    return { number, thrown: String(error) };
  }
}

function isReplaced(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === 'replaced';
}

function takeFiles(told: AboutFiles): void {
  if (told.files === 'open') return openAnew();
  closeFiles();
  Atomics.store(told.closed, 0, 1);
  Atomics.notify(told.closed, 0);
}

function post(message: Answered): void {
  port?.postMessage(message);
}

port.on('message', (message: Ask | AboutFiles) => {
  if ('files' in message) return takeFiles(message);
  void answer(message).then((answered) => {
    post(answered);
    // Whatever else began meanwhile, such as an index made anew, ends with the thread.
    if (message.name === 'close') process.exit(0);
  });
});
void openPatiently();

import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { compare, type Backlog } from './backlog.ts';
import { readCapturedFrom, type ReadCaptured } from './captured.ts';
import type { Sources } from './evaluation.ts';
import { createFinder } from './finder.ts';
import { openIndexFile, removeIndexFile, type IndexFile } from './index-file.ts';
import { indexLater, isDamage, type LaterIndex } from './index-later.ts';
import type { Answered, Ask, Asks, IndexerOptions } from './messages.ts';
import { localZone } from './query/zone.ts';

/** The search's thread: it owns the index, fills it and answers from it. */
const port = parentPort;
if (port === null) throw new Error('The indexer runs in a thread of its own.');
const { dataDir, readOnly } = workerData as IndexerOptions;

const opensTried = 20;
const reopenMs = 100;

interface Open extends Sources {
  readonly index: IndexFile;
  readonly backlog: Backlog;
  readonly readCaptured: ReadCaptured;
  readonly later: LaterIndex | null;
}

let opened = await openPatiently();
let fault: string | null = null;
const finder = createFinder(
  () => opened,
  () => post({ counted: true }),
);

/** An index that turns out to be damaged as soon as it is read is made anew. */
function open(): Open {
  const index = openIndexFile(dataDir, readOnly);
  try {
    return openWith(index);
  } catch (error) {
    index.close();
    if (readOnly || !isDamage(error)) throw error;
    removeIndexFile(dataDir);
    return openWith(openIndexFile(dataDir, readOnly));
  }
}

function openWith(index: IndexFile): Open {
  const { backlog, stale } = compare(index.database);
  const { readCaptured, readIndexable } = readCapturedFrom(index.database);
  if (!readOnly && stale.length > 0) index.remove(stale);
  const later = readOnly
    ? null
    : indexLater(index, backlog, readIndexable, tellState, () => void beginAnew());
  if (backlog.size() > 0) setImmediate(() => later?.wake());
  return { index, backlog, readCaptured, later, database: index.database, waiting: backlog.ids };
}

/** Without the file, everything waits again and is found by reading. */
async function beginAnew(): Promise<void> {
  await opened.later?.stop();
  finder.forgetAnswer();
  opened.index.close();
  if (!readOnly) removeIndexFile(dataDir);
  opened = await openPatiently();
  tellState(null);
}

/** Damaged captures are still being put aside, and fresh ones made, when their damage is met here first. */
async function openPatiently(): Promise<Open> {
  for (let tries = 1; ; tries += 1) {
    try {
      return open();
    } catch (error) {
      if (tries === opensTried) throw error;
      await wait(reopenMs);
    }
  }
}

function tellState(found: string | null): void {
  fault = found;
  post({ state: { waiting: opened.backlog.size(), fault } });
}

/** A number whose captured request is not the indexed one waits again. */
function takeIn(ids: readonly number[]): void {
  const { database, backlog, later } = opened;
  const same = database.prepare(
    'SELECT 1 FROM entries e JOIN requests r ON r.id = e.id AND r.received_at = e.received_at WHERE e.id = ?',
  );
  for (const id of ids) if (same.get(id) === undefined) backlog.add(id);
  later?.busy();
  later?.wake();
}

function drop(ids: readonly number[]): void {
  const { index, backlog } = opened;
  backlog.remove(ids);
  if (!readOnly) index.remove(ids);
  finder.changed(ids);
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
  forget: drop,
  forgetAll: beginAnew,
  relisted: finder.forgetAnswer,
  settled: async () => {
    await opened.later?.settled();
  },
  close: async () => {
    finder.stop();
    await opened.later?.stop();
    opened.index.close();
  },
};

/** What was interrupted by an index made anew is asked once more. */
async function answer({ number, name, args }: Ask): Promise<Answered> {
  const ask = answers[name] as (...given: unknown[]) => unknown;
  const before = opened;
  try {
    const value = await ask(...args);
    if (before === opened || !isReplaced(value)) return { number, value };
  } catch (error) {
    const damaged = before === opened && isDamage(error);
    if (before === opened && !damaged) return { number, thrown: String(error) };
    if (damaged) await beginAnew();
  }
  try {
    return { number, value: await ask(...args) };
  } catch (error) {
    return { number, thrown: String(error) };
  }
}

function isReplaced(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === 'replaced';
}

function post(message: Answered): void {
  port?.postMessage(message);
}

port.on('message', (ask: Ask) => {
  void answer(ask).then((answered) => {
    post(answered);
    // Whatever else began meanwhile, such as an index made anew, ends with the thread.
    if (ask.name === 'close') process.exit(0);
  });
});
post({ state: { waiting: opened.backlog.size(), fault } });

import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { isDamage } from '../store/fault.ts';
import { createFinder } from './finder.ts';
import type { Changes } from './gathered-changes.ts';
import { removeIndexFile } from './index-file.ts';
import type {
  FilesCommand,
  SearchMessage,
  SearchCall,
  SearchCalls,
  SearchThreadOptions,
} from './messages.ts';
import { openIndex, type OpenIndex } from './open-index.ts';
import { localZone } from './query/zone.ts';

/** Entry of the search's thread. It owns the index, fills it and answers from it. */
const port = parentPort;
if (port === null) throw new Error('The search worker runs in a thread of its own.');
const options = workerData as SearchThreadOptions;
const { dataDir, readOnly } = options;

/** Attempts to open the files, and milliseconds between two. */
const openAttempts = 20;
const reopenMs = 100;

/** `null` while the files are closed. */
let opened: OpenIndex | null = null;
/** Resolves once the files are open. Replaced after each closing. */
let whenOpen = Promise.withResolvers<OpenIndex>();
/** Goes up with each closing, which ends an opening that still tries. */
let closings = 0;
const finder = createFinder(
  () => openNow(),
  () => post({ counted: true }),
);

/** @throws while the files are closed. The call is then made again once they are open. */
function openNow(): OpenIndex {
  if (opened === null) throw new Error('The files of the search are closed.');
  return opened;
}

/** Tries several times: where this thread finds the captures damaged first, the store has still to replace them. */
async function openWithRetries(): Promise<void> {
  const round = closings;
  for (let attempt = 1; round === closings; attempt += 1) {
    try {
      opened = openIndex(options, { onProgress: postState, onDamage: rebuild });
      postState(opened.backlog.size(), null);
      whenOpen.resolve(opened);
      return;
    } catch (error) {
      if (attempt === openAttempts) throw error;
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

/** Without its file, the index is empty: all requests wait for it, and are found by reading until then. */
function openEmpty(): void {
  if (!readOnly) removeIndexFile(dataDir);
  void openWithRetries();
}

function rebuild(): void {
  closeFiles();
  openEmpty();
}

function postState(waiting: number, fault: string | null): void {
  post({ state: { waiting, fault } });
}

/** Adds requests to the backlog, unless the index has them already. */
function addToBacklog({ unindexed, isBurst }: Changes): void {
  const { indexing, lacks, backlog } = openNow();
  const lacking = unindexed.filter(lacks);
  if (lacking.length === 0) return;
  lacking.forEach(backlog.add);
  indexing?.busy(isBurst);
  indexing?.wake();
}

const clock = () => ({ now: Date.now(), zone: localZone });

const handlers: {
  readonly [Name in keyof SearchCalls]: (...args: Parameters<SearchCalls[Name]>) => unknown;
} = {
  find: ({ filter, page }) => finder.find(filter, page, clock()),
  all: ({ filter }) => finder.all(filter, clock()),
  passing: ({ text, ids }) => finder.passing(text, ids, clock()),
  changed: (changes) => {
    addToBacklog(changes);
    finder.changed(changes.ids);
  },
  forget: (ids) => {
    const { index, backlog } = openNow();
    backlog.remove(ids);
    if (!readOnly) index.remove(ids);
    finder.changed(ids);
  },
  relisted: finder.forgetAnswer,
  settled: async () => {
    await openNow().indexing?.settled();
  },
  close: async () => {
    finder.stop();
    const { indexing, close } = openNow();
    await indexing?.stop();
    close();
  },
};

/** Answers a call. Where the files were closed or damaged in between, it is made once more. */
async function answer({ number, name, args }: SearchCall): Promise<SearchMessage> {
  const handle = handlers[name] as (...given: unknown[]) => unknown;
  const before = await whenOpen.promise;
  try {
    const value = await handle(...args);
    if (before === opened || !isReplaced(value)) return { number, value };
  } catch (error) {
    const isDamaged = before === opened && isDamage(error);
    if (before === opened && !isDamaged) return { number, thrown: String(error) };
    if (isDamaged) rebuild();
  }
  await whenOpen.promise;
  try {
    return { number, value: await handle(...args) };
  } catch (error) {
    return { number, thrown: String(error) };
  }
}

function isReplaced(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === 'replaced';
}

function handleFilesCommand(command: FilesCommand): void {
  if (command.files === 'open') return openEmpty();
  closeFiles();
  Atomics.store(command.closed, 0, 1);
  Atomics.notify(command.closed, 0);
}

function post(message: SearchMessage): void {
  port?.postMessage(message);
}

port.on('message', (message: SearchCall | FilesCommand) => {
  if ('files' in message) return handleFilesCommand(message);
  void answer(message).then((answered) => {
    post(answered);
    // Ends everything else that has begun in the meantime, such as an opening.
    if (message.name === 'close') process.exit(0);
  });
});
void openWithRetries();

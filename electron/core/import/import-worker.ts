import { parentPort, workerData } from 'node:worker_threads';
import { headerValue } from '../../../shared/request.ts';
import { importSource, type ImportSource } from './import-source.ts';
import type { ThreadAnswer, ThreadAsk, ThreadInput } from './import-thread-messages.ts';
import { BrokenFile, type Imported } from './importer.ts';
import { descriptorInput, openInput, textInput, type Input } from './input.ts';

/** Reads what is imported in a thread, because a document is parsed as a whole and captures must be answered meanwhile. */
const batch = { requests: 200, bytes: 4 * 1024 ** 2 };

const { name, from, headers } = workerData as ThreadInput;
let source: ImportSource | null = null;
let requests: AsyncIterator<Imported> | null = null;

function post(answer: ThreadAnswer): void {
  parentPort?.postMessage(answer);
}

async function opened(): Promise<ImportSource> {
  source ??= importSource(name, await openedInput());
  return source;
}

async function openedInput(): Promise<Input> {
  if ('path' in from) return openInput(from.path);
  return 'descriptor' in from
    ? descriptorInput(name, from.descriptor)
    : textInput(name, Buffer.from(from.bytes));
}

async function answerTo(ask: ThreadAsk): Promise<ThreadAnswer> {
  switch (ask) {
    case 'check': {
      const { check } = await opened();
      return {
        is: 'checked',
        checked: await check((done, total) => post({ is: 'bytes', done, total })),
      };
    }
    case 'next':
      requests ??= (await opened()).requests()[Symbol.asyncIterator]();
      return nextBatch(requests);
    case 'close':
      await source?.close();
      return { is: 'closed' };
  }
}

async function nextBatch(reading: AsyncIterator<Imported>): Promise<ThreadAnswer> {
  const read: Imported[] = [];
  let bytes = 0;
  while (read.length < batch.requests && bytes < batch.bytes) {
    const next = await reading.next();
    if (next.done === true) return { is: 'batch', requests: read, isLast: true };
    read.push(withGiven(next.value));
    bytes += next.value.body.length;
  }
  return { is: 'batch', requests: read, isLast: false };
}

/** Adds the header fields that were given besides the text. */
function withGiven(imported: Imported): Imported {
  const added = headers.filter(([field]) => headerValue(imported.arrival.headers, field) === null);
  if (added.length === 0) return imported;
  const { arrival } = imported;
  return { ...imported, arrival: { ...arrival, headers: [...arrival.headers, ...added] } };
}

parentPort?.on('message', (ask: ThreadAsk) => {
  answerTo(ask).then(post, (error: unknown) =>
    post(
      error instanceof BrokenFile
        ? { is: 'broken', place: error.place, reason: error.reason }
        : { is: 'thrown', message: error instanceof Error ? error.message : String(error) },
    ),
  );
});

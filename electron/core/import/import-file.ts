import { capture } from '../capture.ts';
import type { Core } from '../core.ts';
import type { Imported } from './imported.ts';
import { readImportFile } from './read-file.ts';

/** Requests that are kept at once share a commit; the bytes bound what is held in memory. */
const batchCount = 500;
const batchBytes = 16 * 1024 ** 2;

/**
 * Imports every request of a file, or none when one can't be read: the file is read twice, first to see
 * that it is whole. Requests get new ids in the order of their times and keep everything else.
 *
 * @returns how many were imported.
 * @throws BrokenFile, or the error of the disk.
 */
export async function importFile(path: string, core: Core): Promise<number> {
  const ids = newIds(await timesOf(path), core);
  let batch: Promise<void>[] = [];
  let bytes = 0;
  let index = 0;
  for await (const imported of readImportFile(path)) {
    batch.push(keep(imported, ids[index] ?? core.store.nextId(), core));
    index += 1;
    bytes += imported.body.length;
    if (batch.length < batchCount && bytes < batchBytes) continue;
    await Promise.all(batch);
    batch = [];
    bytes = 0;
  }
  await Promise.all(batch);
  return index;
}

async function timesOf(path: string): Promise<readonly number[]> {
  const times: number[] = [];
  for await (const { arrival } of readImportFile(path)) times.push(arrival.receivedAt);
  return times;
}

/** An id for each time, growing with it: the list is in the order of ids. Files are newest first. */
function newIds(times: readonly number[], core: Core): readonly number[] {
  const oldestFirst = times
    .map((time, index) => ({ time, index }))
    .sort((a, b) => a.time - b.time || b.index - a.index);
  const ids: number[] = [];
  for (const { index } of oldestFirst) ids[index] = core.store.nextId();
  return ids;
}

async function keep({ arrival, body, reply }: Imported, id: number, { store, inspection }: Core) {
  const kept = store.keep(capture({ ...arrival, id }, body));
  const replied = reply === null ? null : store.keepReply(id, reply);
  await kept;
  await replied;
  inspection.add(id);
}

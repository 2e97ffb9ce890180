import { capture } from '../capture/capture.ts';
import type { Core } from '../core.ts';
import type { Imported, ImportProblem } from './importer.ts';
import { openInput, type Input } from './input.ts';
import { readInput } from './read-file.ts';

/** Requests are stored in batches, which share a commit. The bytes limit the memory of a batch. */
const batchCount = 500;
const batchBytes = 16 * 1024 ** 2;

/** The result of an import. */
export interface ImportResult {
  readonly imported: number;
  /** How many entries of an archive could not become a request. */
  readonly leftOut: number;
  /** The first `maxProblems` parts that could not be read. */
  readonly problems: readonly ImportProblem[];
  /** How many there were in all. */
  readonly problemCount: number;
}

const maxProblems = 1_000;

/** The store refused a request. The requests before it stay. */
export class ImportStopped extends Error {
  readonly imported: number;
  constructor(imported: number, total: number, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `${imported} of ${total} requests were imported, then the store refused the next: ${why}.`,
    );
    this.name = 'ImportStopped';
    this.imported = imported;
  }
}

/**
 * Imports the requests of a file, a pipe or standard input (`-`): all of them, or none when the file is broken. It is read twice,
 * first to check it. Requests get new ids in the order of their times and keep everything else.
 *
 * @throws BrokenFile, ImportStopped, or the error of the disk.
 */
export async function importFile(path: string, core: Core): Promise<ImportResult> {
  const input = await openInput(path);
  try {
    const { times, ...found } = await checkAll(input);
    const imported = await storeAll(input, newIds(times, core), core);
    return { imported, ...found };
  } finally {
    await input.close();
  }
}

async function checkAll(
  input: Input,
): Promise<Omit<ImportResult, 'imported'> & { readonly times: readonly number[] }> {
  const times: number[] = [];
  const problems: ImportProblem[] = [];
  const leftOut = new Set<number>();
  let problemCount = 0;
  const onProblem = (problem: ImportProblem) => {
    problemCount += 1;
    if (problems.length < maxProblems) problems.push(problem);
    if (!problem.imported) leftOut.add(problem.entry);
  };
  for await (const { arrival } of readInput(input, onProblem)) times.push(arrival.receivedAt);
  return { times, leftOut: leftOut.size, problems, problemCount };
}

/** @throws ImportStopped after the first batch in which the store refused a request. */
async function storeAll(input: Input, ids: readonly number[], core: Core): Promise<number> {
  let batch: Promise<unknown>[] = [];
  let bytes = 0;
  let index = 0;
  let stored = 0;
  const flush = async () => {
    const refusals = (await Promise.all(batch)).filter((refusal) => refusal !== null);
    stored += batch.length - refusals.length;
    batch = [];
    bytes = 0;
    if (refusals.length > 0) throw new ImportStopped(stored, ids.length, refusals[0]);
  };
  for await (const imported of readInput(input, () => undefined)) {
    batch.push(storeOne(imported, ids[index] ?? core.store.nextId(), core));
    index += 1;
    bytes += imported.body.length;
    if (batch.length >= batchCount || bytes >= batchBytes) await flush();
  }
  await flush();
  return stored;
}

/** An id for each time, in the order of the times, because the list is sorted by id. Files have the newest request first. */
function newIds(times: readonly number[], core: Core): readonly number[] {
  const oldestFirst = times
    .map((time, index) => ({ time, index }))
    .sort((a, b) => a.time - b.time || b.index - a.index);
  const ids: number[] = [];
  for (const { index } of oldestFirst) ids[index] = core.store.nextId();
  return ids;
}

/** @returns the store's error, `null` when the request is stored. It does not reject, since others of its batch are being written too. */
async function storeOne(
  { arrival, body, reply }: Imported,
  id: number,
  { store, inspection }: Core,
): Promise<unknown> {
  try {
    const stored = store.saveCapture(capture({ ...arrival, id }, body));
    await Promise.all([stored, reply === null ? null : store.saveReply(id, reply)]);
  } catch (refusal) {
    return refusal;
  }
  inspection.add(id);
  return null;
}

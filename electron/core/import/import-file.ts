import { capture } from '../capture/capture.ts';
import type { Core } from '../core.ts';
import type { Imported } from './imported.ts';
import { openInput, type Input } from './input.ts';
import type { ImportProblem } from './problem.ts';
import { readInput } from './read-file.ts';

/** Requests that are kept at once share a commit; the bytes bound what is held in memory. */
const batchCount = 500;
const batchBytes = 16 * 1024 ** 2;

/** What an import came to. */
export interface ImportResult {
  readonly imported: number;
  /** Entries of an archive of which no request could be made. */
  readonly leftOut: number;
  /** The first `mostProblems` values that could not be read, and how many there were. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
}

const mostProblems = 1_000;

/** The store took no more; what it took until then stays. */
export class ImportStopped extends Error {
  readonly imported: number;
  constructor(imported: number, total: number, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${imported} of ${total} requests were imported, then the store refused more: ${why}.`);
    this.name = 'ImportStopped';
    this.imported = imported;
  }
}

/**
 * Imports every request of a file, a pipe or standard input (`-`), or none when the whole makes no sense: it is read twice,
 * first to see that. Requests get new ids in the order of their times and keep everything else.
 *
 * @throws BrokenFile, ImportStopped, or the error of the disk.
 */
export async function importFile(path: string, core: Core): Promise<ImportResult> {
  const input = await openInput(path);
  try {
    const { times, ...found } = await lookThrough(input);
    const imported = await keepAll(input, newIds(times, core), core);
    return { imported, ...found };
  } finally {
    await input.close();
  }
}

async function lookThrough(
  input: Input,
): Promise<Omit<ImportResult, 'imported'> & { readonly times: readonly number[] }> {
  const times: number[] = [];
  const problems: ImportProblem[] = [];
  const leftOut = new Set<number>();
  let problemCount = 0;
  const onProblem = (problem: ImportProblem) => {
    problemCount += 1;
    if (problems.length < mostProblems) problems.push(problem);
    if (!problem.imported) leftOut.add(problem.entry);
  };
  for await (const { arrival } of readInput(input, onProblem)) times.push(arrival.receivedAt);
  return { times, leftOut: leftOut.size, problems, problemCount };
}

/** @throws ImportStopped at the first batch that was not taken whole. */
async function keepAll(input: Input, ids: readonly number[], core: Core): Promise<number> {
  let batch: Promise<unknown>[] = [];
  let bytes = 0;
  let index = 0;
  let kept = 0;
  const flush = async () => {
    const refusals = (await Promise.all(batch)).filter((refusal) => refusal !== null);
    kept += batch.length - refusals.length;
    batch = [];
    bytes = 0;
    if (refusals.length > 0) throw new ImportStopped(kept, ids.length, refusals[0]);
  };
  for await (const imported of readInput(input, () => undefined)) {
    batch.push(keep(imported, ids[index] ?? core.store.nextId(), core));
    index += 1;
    bytes += imported.body.length;
    if (batch.length >= batchCount || bytes >= batchBytes) await flush();
  }
  await flush();
  return kept;
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

/** Resolves with what the store refuses it for, `null` when it is kept: others of the batch are on their way too. */
async function keep(
  { arrival, body, reply }: Imported,
  id: number,
  { store, inspection }: Core,
): Promise<unknown> {
  try {
    const kept = store.saveCapture(capture({ ...arrival, id }, body));
    await Promise.all([kept, reply === null ? null : store.saveReply(id, reply)]);
  } catch (refusal) {
    return refusal;
  }
  inspection.add(id);
  return null;
}

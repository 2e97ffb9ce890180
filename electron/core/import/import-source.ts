import type { ImportFormat, ImportProblem } from '../../../shared/import.ts';
import type { Imported } from './importer.ts';
import type { Input } from './input.ts';
import { readInput } from './read-file.ts';

/** What a first reading found, before anything is stored. */
export interface CheckedInput {
  readonly format: ImportFormat;
  /** The place of each request in the order of their times, from 0. The list is sorted by id, and files have the newest first. */
  readonly ranks: readonly number[];
  /** How many entries of an archive could not become a request. */
  readonly leftOut: number;
  /** The first `maxProblems` parts that could not be read. */
  readonly problems: readonly ImportProblem[];
  /** How many there were in all. */
  readonly problemCount: number;
}

const maxProblems = 1_000;

/** What is imported. It is read twice: first to check it, then to store it. */
export interface ImportSource {
  /** For people: the name of the file. */
  readonly name: string;
  /** @param onBytes called with the bytes that were read so far, and all of them. @throws BrokenFile */
  readonly check: (onBytes?: (bytes: number, total: number) => void) => Promise<CheckedInput>;
  /** The requests in the order of the check. */
  readonly requests: () => AsyncIterable<Imported>;
  readonly close: () => Promise<void>;
}

/** Reads an input in this thread. */
export function importSource(name: string, input: Input): ImportSource {
  // Both readings must see the same time.
  const now = Date.now();
  return {
    name,
    check: (onBytes) => checkAll(input, now, onBytes),
    requests: () => readInput(input, { now }),
    close: input.close,
  };
}

async function checkAll(
  input: Input,
  now: number,
  onBytes: (bytes: number, total: number) => void = () => undefined,
): Promise<CheckedInput> {
  const times: number[] = [];
  const problems: ImportProblem[] = [];
  const leftOut = new Set<number>();
  let problemCount = 0;
  let format: ImportFormat = 'payload';
  const requests = readInput(input, {
    now,
    onBytes: (bytes) => onBytes(bytes, input.bytes),
    onFormat: (found) => {
      format = found;
    },
    onProblem: (problem) => {
      problemCount += 1;
      if (problems.length < maxProblems) problems.push(problem);
      if (!problem.imported) leftOut.add(problem.entry);
    },
  });
  for await (const { arrival } of requests) times.push(arrival.receivedAt);
  return { format, ranks: ranksOf(times), leftOut: leftOut.size, problems, problemCount };
}

function ranksOf(times: readonly number[]): readonly number[] {
  const oldestFirst = times
    .map((time, index) => ({ time, index }))
    .sort((a, b) => a.time - b.time || b.index - a.index);
  const ranks = Array.from(times, () => 0);
  for (const [rank, { index }] of oldestFirst.entries()) ranks[index] = rank;
  return ranks;
}

import type { FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ExportFault, ExportFormat, ExportProgress } from '../../../shared/export.ts';
import type { Result } from '../../../shared/result.ts';
import type { ExportEntry } from './exporter.ts';
import type { ExportContext } from './exporter.ts';
import { fillAtomically } from '../files/write-atomically.ts';
import { exportChunks } from './stream.ts';

export interface ExportJob {
  readonly format: ExportFormat;
  readonly context: ExportContext;
  readonly entries: AsyncIterable<ExportEntry>;
  /** How many entries there will be, for the progress. */
  readonly total: number;
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
}

export interface Written {
  readonly count: number;
  /** How many requests the format can't hold; left out when there are none. */
  readonly leftOut?: number;
}

const progressEveryMs = 100;

/** Small pieces are gathered into writes of about this many bytes. */
const batchBytes = 256 * 1024;

/**
 * Writes a file completely or not at all: an older file of that name stays until the new one is complete. A pipe or a device
 * receives the export while it is made.
 *
 * @returns how many entries were written; `nothing-fits` when the format leaves all of them out. `not-written` carries
 *   the system's message (a full disk, a missing permission, a folder of that name). An error of `entries` is thrown.
 */
export async function writeExport(job: ExportJob): Promise<Result<Written, ExportFault>> {
  try {
    const { outcome } = await fillAtomically(job.path, { fill: (file) => fill(file, job) });
    if (outcome.ok) {
      const { count, leftOut = 0 } = outcome.value;
      job.onProgress({ done: count + leftOut, total: job.total });
    }
    return outcome;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { ok: false, fault: 'not-written', detail: error.message };
  }
}

type WriteOutcome = Result<Written, ExportFault>;

/** Writes until the entries end or the signal comes, each write after the one before it. */
async function fill(
  file: FileHandle,
  job: ExportJob,
): Promise<{ readonly isComplete: boolean; readonly outcome: WriteOutcome }> {
  const counter = { count: 0, leftOut: 0 };
  const options = {
    onLeftOut: () => {
      counter.leftOut += 1;
    },
    // A file of this name is read as an mbox, even with one message.
    asList: extname(job.path).toLowerCase() === '.mbox',
  };
  const ended = (): { isComplete: boolean; outcome: WriteOutcome } => {
    const { leftOut } = counter;
    const count = counter.count - leftOut;
    const fault = job.signal.aborted ? 'cancelled' : 'nothing-fits';
    const failed = job.signal.aborted || (count === 0 && leftOut > 0);
    const value = leftOut === 0 ? { count } : { count, leftOut };
    return {
      isComplete: !failed,
      outcome: failed ? { ok: false, fault, detail: '' } : { ok: true, value },
    };
  };
  let batch: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of exportChunks(job.format, counted(job, counter), job.context, options)) {
    if (job.signal.aborted) return ended();
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    batch.push(piece);
    bytes += piece.length;
    if (bytes < batchBytes) continue;
    await file.writeFile(Buffer.concat(batch));
    batch = [];
    bytes = 0;
  }
  await file.writeFile(Buffer.concat(batch));
  return ended();
}

/** Passes the entries on, and counts each once the next is requested. */
async function* counted(
  { entries, total, onProgress, now }: ExportJob,
  counter: { count: number },
): AsyncGenerator<ExportEntry, void, void> {
  let reportedAt = now();
  for await (const entry of entries) {
    yield entry;
    counter.count += 1;
    if (now() - reportedAt < progressEveryMs) continue;
    reportedAt = now();
    onProgress({ done: counter.count, total });
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

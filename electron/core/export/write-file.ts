import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { ExportFault, ExportFormat, ExportProgress } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import type { ExportEntry } from './entry.ts';
import type { ExportContext } from './exporter.ts';
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
  /** How many the format can't hold, where there are any. */
  readonly leftOut?: number;
}

const progressEveryMs = 100;

/** Small pieces are gathered into writes of about this many bytes. */
const batchBytes = 256 * 1024;

/**
 * Writes a file whole or not at all: into a neighbour first, which takes the file's name at the end. An
 * older file of that name stays as it was until then.
 *
 * @returns how many entries were written; `nothing-fits` when the format leaves all of them out. `not-written` carries the system's words (a full disk, a
 * missing permission, a folder of that name); a failure of `entries` itself is thrown.
 */
export async function writeExport(job: ExportJob): Promise<Result<Written, ExportFault>> {
  const unfinished = join(dirname(job.path), `.${randomUUID()}.hookscope-export`);
  try {
    const { count, leftOut } = await fill(unfinished, job);
    if (job.signal.aborted) return { ok: false, fault: 'cancelled', detail: '' };
    if (count === 0 && leftOut > 0) return { ok: false, fault: 'nothing-fits', detail: '' };
    await rename(unfinished, job.path);
    job.onProgress({ done: count + leftOut, total: job.total });
    return { ok: true, value: leftOut === 0 ? { count } : { count, leftOut } };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { ok: false, fault: 'not-written', detail: error.message };
  } finally {
    // Whatever keeps the neighbour from going is the failure that is already being told.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Writes until the entries end or the signal comes, each write after the one before it. */
async function fill(path: string, job: ExportJob): Promise<Required<Written>> {
  const counter = { count: 0, leftOut: 0 };
  const options = {
    onLeftOut: () => {
      counter.leftOut += 1;
    },
    // What is named so is read as one, with a single message in it too.
    asList: extname(job.path).toLowerCase() === '.mbox',
  };
  const written = () => ({ ...counter, count: counter.count - counter.leftOut });
  const file = await open(path, 'wx');
  try {
    let batch: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of exportChunks(
      job.format,
      counted(job, counter),
      job.context,
      options,
    )) {
      if (job.signal.aborted) return written();
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      batch.push(piece);
      bytes += piece.length;
      if (bytes < batchBytes) continue;
      await file.writeFile(Buffer.concat(batch));
      batch = [];
      bytes = 0;
    }
    await file.writeFile(Buffer.concat(batch));
    await file.sync();
    return written();
  } finally {
    await file.close();
  }
}

/** Hands the entries on, and counts each one when the next is asked for. */
async function* counted(
  { entries, total, onProgress, now }: ExportJob,
  counter: { count: number },
): AsyncGenerator<ExportEntry, void, void> {
  let toldAt = now();
  for await (const entry of entries) {
    yield entry;
    counter.count += 1;
    if (now() - toldAt < progressEveryMs) continue;
    toldAt = now();
    onProgress({ done: counter.count, total });
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

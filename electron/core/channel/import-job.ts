import type { Imported } from '../import/importer.ts';
import { ImportStopped } from '../import/import-target.ts';
import { BadFrame, type Connection, type Frame } from './connection.ts';
import {
  endMessage,
  importArgs,
  moreMessage,
  requestMessage,
  type RequestMessage,
} from './import-messages.ts';
import { channelJob } from './job.ts';

/**
 * Stores the requests that another process read from a file. Reading, checking and reporting stay in that process, with its
 * rights, its pipes and its current folder: no path crosses the channel.
 */
export const importJob = channelJob({
  args: importArgs,
  refusal: ({ store }) => store.state().fault?.detail ?? null,
  run: async (start, connection, { imports }, closing) => {
    const run = imports.begin(start.source);
    const signal = AbortSignal.any([closing, run.signal]);
    try {
      await run.target.begin(start);
      await storeAll(connection, signal, run.target.add);
      const imported = await run.target.finish();
      run.ended({ is: 'done', imported, leftOut: 0, problems: [], problemCount: 0 });
      await connection.send({ imported });
    } catch (error) {
      // What was on its way to the store when the import ended.
      const imported = await run.target.finish().catch(run.stored);
      const refusal = error instanceof ImportStopped ? error.why : null;
      run.ended(
        refusal === null
          ? { is: 'stopped', imported }
          : { is: 'failed', imported, detail: refusal },
      );
      const why = refusal ?? (run.signal.aborted ? 'it was stopped' : 'Hookscope was closed');
      await connection.send({ stoppedAfter: imported, why }).catch(() => undefined);
      const isExpected = refusal !== null || signal.aborted || connection.closed.aborted;
      if (!isExpected) throw error;
    }
  },
});

async function storeAll(
  { frames }: Connection,
  signal: AbortSignal,
  add: (imported: Imported, rank: number) => Promise<void>,
): Promise<void> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  stopped.catch(() => undefined);
  for (;;) {
    const frame = await Promise.race([next(frames), stopped]);
    if (endMessage.safeParse(frame.json).success) return;
    const message = requestMessage.safeParse(frame.json);
    if (!message.success) throw new BadFrame('A request is not understood.');
    const request = readRequest(message.data, frame.bytes, frames);
    // The other process may never send the rest of a body.
    await add(await Promise.race([request, stopped]), message.data.rank);
  }
}

async function readRequest(
  { arrival, reply, bodyBytes }: RequestMessage,
  first: Buffer,
  frames: Connection['frames'],
): Promise<Imported> {
  const pieces = [first];
  let length = first.length;
  while (length < bodyBytes) {
    const { json, bytes } = await next(frames);
    if (!moreMessage.safeParse(json).success || bytes.length === 0) break;
    pieces.push(bytes);
    length += bytes.length;
  }
  if (length !== bodyBytes) throw new BadFrame('A body has another length.');
  // A piece is part of a larger buffer, which would stay in memory with it.
  return { arrival, reply, body: Buffer.concat(pieces) };
}

/** @throws BadFrame when the other process ended before its last message. */
async function next(frames: Connection['frames']): Promise<Frame> {
  const frame = await frames.next();
  if (frame.done === true) throw new BadFrame('The other process has ended.');
  return frame.value;
}

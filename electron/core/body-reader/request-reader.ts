import type { CapturedRequest } from '../../../shared/request.ts';
import { codingAtStart } from '../inspect/body/content-encoding.ts';
import type { InspectionContext } from '../inspect/inspect.ts';
import { isShortRequest } from '../store/short-requests.ts';
import type { Store } from '../store/store.ts';
import { readJobs, type ReadJob, type ReadJobName, type ReadJobValue } from './read-jobs.ts';
import { createReaderThread, type ReaderThread, type ReadResult } from './reader-thread.ts';

/** Bytes of a body that are loaded in one turn of the event loop. */
const bytesPerTurn = 1024 ** 2;

/** Milliseconds after which reading one request is given up, by what it is read for. */
export interface ReadTimeouts {
  /** Findings that nobody waits for. */
  readonly background: number;
  /** A rule whose sender waits for the reply. */
  readonly reply: number;
  /** A request that the user looks at. */
  readonly view: number;
}

const defaultTimeouts: ReadTimeouts = { background: 10_000, reply: 5_000, view: 10_000 };

/**
 * Reads captured requests and never blocks the event loop for long: a short request is read here, any other in a
 * worker thread, within a time limit.
 */
export interface RequestReader {
  /**
   * @param purpose what the result is for. Each purpose has a thread of its own, so none queues behind another.
   * @param body the whole body, where the caller has it already.
   * @returns `null` when the request's body is no longer in the store.
   */
  readonly read: <Name extends ReadJobName>(
    name: Name,
    request: CapturedRequest,
    purpose: keyof ReadTimeouts,
    body?: Uint8Array | null,
  ) => Promise<ReadResult<ReadJobValue<Name>> | null>;
  readonly close: () => Promise<void>;
}

/** The body was deleted between the question and the reading. */
class BodyDeleted extends Error {}

export function createRequestReader(
  store: Pick<Store, 'body' | 'bodySlice'>,
  context: () => InspectionContext,
  timeouts: ReadTimeouts = defaultTimeouts,
): RequestReader {
  const threads: Readonly<Record<keyof ReadTimeouts, ReaderThread>> = {
    background: createReaderThread({ timeoutMs: timeouts.background }),
    reply: createReaderThread({ timeoutMs: timeouts.reply }),
    view: createReaderThread({ timeoutMs: timeouts.view }),
  };

  async function prepare(
    name: ReadJobName,
    request: CapturedRequest,
    signal: AbortSignal,
  ): Promise<ReadJob> {
    const parts: Uint8Array[] = [];
    for (let at = 0; at < request.body.bytes && !signal.aborted; at += bytesPerTurn) {
      const part = store.bodySlice(request.id, at, bytesPerTurn);
      if (part === null) throw new BodyDeleted();
      parts.push(part);
      await new Promise(setImmediate);
    }
    return { name, request, parts, context: context() };
  }

  async function readInThread(
    name: ReadJobName,
    request: CapturedRequest,
    thread: ReaderThread,
  ): Promise<ReadResult<unknown> | null> {
    try {
      return await thread.run((signal) => prepare(name, request, signal));
    } catch (error) {
      if (error instanceof BodyDeleted) return null;
      throw error;
    }
  }

  async function readHere(
    name: ReadJobName,
    request: CapturedRequest,
    body: Uint8Array,
  ): Promise<ReadResult<unknown>> {
    try {
      return { ok: true, value: await readJobs[name](request, body, context()) };
    } catch (error) {
      return { ok: false, failure: (error as Error).message };
    }
  }

  return {
    read: async (name, request, purpose, body = null) => {
      const short = isShortRequest(request)
        ? (body ?? store.body(request.id, request.body.bytes))
        : null;
      // A body that begins as a compressed one may be decompressed even where no header field names a coding.
      const result =
        short !== null && codingAtStart(short) === undefined
          ? await readHere(name, request, short)
          : await readInThread(name, request, threads[purpose]);
      return result as ReadResult<ReadJobValue<typeof name>> | null;
    },
    close: async () => {
      await Promise.all(Object.values(threads).map((thread) => thread.close()));
    },
  };
}

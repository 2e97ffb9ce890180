import type { CapturedRequest } from '../../../shared/request.ts';
import { codingAtStart } from '../inspect/content-encoding.ts';
import type { InspectionContext } from '../inspect/inspect.ts';
import { isShort } from '../store/captured.ts';
import type { Store } from '../store/store.ts';
import { readings, type ReadingJob, type ReadingName, type ReadingOf } from './readings.ts';
import { createReaderThread, type ReaderThread } from './thread.ts';

/** Bytes of a body that are loaded in one turn. */
const partBytes = 1024 ** 2;

/** What was read; `failure` is why it could not be: `time`, `memory`, or what the code threw. */
export type Reading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: string };

/** Milliseconds after which reading one body is given up. */
export interface ReadingLimits {
  /** For what nobody waits for. */
  readonly background: number;
  /** For a sender who waits for a rule. */
  readonly waiting: number;
  /** For somebody who looks at a request. */
  readonly looking: number;
}

const defaultLimits: ReadingLimits = { background: 10_000, waiting: 5_000, looking: 10_000 };

/** Reads captured requests without ever holding up the process: a long body is read in a thread, within a time limit. */
export interface RequestReader {
  /**
   * @param lane who wants it: each has a thread of its own, so that none queues behind another.
   * @returns `null` when the request's body is not there any more.
   */
  readonly read: <Name extends ReadingName>(
    name: Name,
    request: CapturedRequest,
    lane: keyof ReadingLimits,
    /** Where it was read already. */
    body?: Uint8Array | null,
  ) => Promise<Reading<ReadingOf<Name>> | null>;
  readonly close: () => Promise<void>;
}

/** The body has left the store since its request was asked for. */
class BodyGone extends Error {}

export function createRequestReader(
  store: Pick<Store, 'body' | 'bodySlice'>,
  context: () => InspectionContext,
  limits: ReadingLimits = defaultLimits,
): RequestReader {
  const lanes: Readonly<Record<keyof ReadingLimits, ReaderThread>> = {
    background: createReaderThread({ limitMs: limits.background }),
    waiting: createReaderThread({ limitMs: limits.waiting }),
    looking: createReaderThread({ limitMs: limits.looking }),
  };

  async function prepare(
    name: ReadingName,
    request: CapturedRequest,
    signal: AbortSignal,
  ): Promise<ReadingJob> {
    const parts: Uint8Array[] = [];
    for (let at = 0; at < request.body.bytes && !signal.aborted; at += partBytes) {
      const part = store.bodySlice(request.id, at, partBytes);
      if (part === null) throw new BodyGone();
      parts.push(part);
      await new Promise(setImmediate);
    }
    return { name, request, parts, context: context() };
  }

  async function inThread(
    name: ReadingName,
    request: CapturedRequest,
    thread: ReaderThread,
  ): Promise<Reading<unknown> | null> {
    try {
      return await thread.run((signal) => prepare(name, request, signal));
    } catch (error) {
      if (error instanceof BodyGone) return null;
      throw error;
    }
  }

  function shortBodyOf({ id, body }: CapturedRequest): Uint8Array | null {
    return store.body(id, body.bytes);
  }

  async function atOnce(
    name: ReadingName,
    request: CapturedRequest,
    body: Uint8Array,
  ): Promise<Reading<unknown>> {
    try {
      return { ok: true, value: await readings[name](request, body, context()) };
    } catch (error) {
      return { ok: false, failure: (error as Error).message };
    }
  }

  return {
    read: async (name, request, lane, body = null) => {
      const short = isShort(request) ? (body ?? shortBodyOf(request)) : null;
      const reading =
        short !== null && codingAtStart(short) === undefined
          ? await atOnce(name, request, short)
          : await inThread(name, request, lanes[lane]);
      return reading as Reading<ReadingOf<typeof name>> | null;
    },
    close: async () => {
      await Promise.all(Object.values(lanes).map((lane) => lane.close()));
    },
  };
}

import type { CapturedRequest } from '../../../shared/request.ts';
import { codingAtStart } from '../inspect/body/decoders.ts';
import type { InspectionContext } from '../inspect/inspect.ts';
import { longBodyBytes } from '../inspect/long-body.ts';
import { isShortRequest } from '../store/short-requests.ts';
import type { Store } from '../store/store.ts';
import { openBody, type OpenedBody } from '../inspect/opened-body.ts';
import { createOpenedBodies } from './opened-bodies.ts';
import { readJobs, type ReadJobName, type ReadJobValue } from './read-jobs.ts';
import { loadBody, BodyDeleted } from './load-body.ts';
import { offerBody } from './offered-body.ts';
import { createReaderThread, type ReaderThread } from './reader-thread.ts';
import type { JobResult } from '../threads/job-thread.ts';

/** Milliseconds after which reading one request is given up, by what it is read for. */
export interface ReadTimeouts {
  /** Findings of requests that no reply and no view waits for. */
  readonly background: number;
  /** A rule whose sender waits for the reply. */
  readonly reply: number;
  /** A request that the user looks at. */
  readonly view: number;
}

/** Memory of the short bodies that are remembered for the calls of a view. */
const rememberedBytes = 16 * 1024 ** 2;

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
  ) => Promise<JobResult<ReadJobValue<Name>> | null>;
  /** Forgets the remembered short bodies, after captures were deleted. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

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

  const opened = createOpenedBodies(rememberedBytes);

  async function readInThread(
    name: ReadJobName,
    request: CapturedRequest,
    purpose: keyof ReadTimeouts,
  ): Promise<JobResult<unknown> | null> {
    const offered = request.body.bytes > longBodyBytes ? offerBody(store, request) : null;
    try {
      const result = await threads[purpose].run(async (signal, isRemembered) => {
        const job = { name, request, remember: purpose === 'view', context: context() };
        if (offered !== null) return { ...job, parts: null, source: offered.port };
        const parts = isRemembered(request.id) ? null : await loadBody(store, request, signal);
        return { ...job, parts, source: null };
      });
      const fault = offered?.close() ?? null;
      if (fault !== null) throw fault;
      return result;
    } catch (error) {
      offered?.close();
      if (error instanceof BodyDeleted) return null;
      throw error;
    }
  }

  async function readHere(
    name: ReadJobName,
    request: CapturedRequest,
    body: OpenedBody,
  ): Promise<JobResult<unknown>> {
    try {
      return { ok: true, value: await readJobs[name](request, body, context()) };
    } catch (error) {
      return { ok: false, failure: (error as Error).message };
    }
  }

  /** @returns `null` for a body that the thread must read, or that is no longer in the store. */
  async function openShort(
    request: CapturedRequest,
    purpose: keyof ReadTimeouts,
    body: Uint8Array | null,
  ): Promise<OpenedBody | null> {
    if (!isShortRequest(request)) return null;
    if (opened.has(request.id)) return opened.open(request, () => new Uint8Array());
    const bytes = body ?? store.body(request.id, request.body.bytes);
    // A body that begins as a compressed one may be decompressed even where no header field names a coding.
    if (bytes === null || codingAtStart(bytes) !== undefined) return null;
    return purpose === 'view' ? opened.open(request, () => bytes) : openBody(request, bytes);
  }

  return {
    read: async (name, request, purpose, body = null) => {
      const short = await openShort(request, purpose, body);
      const result =
        short === null
          ? await readInThread(name, request, purpose)
          : await readHere(name, request, short);
      return result as JobResult<ReadJobValue<typeof name>> | null;
    },
    forget: opened.forget,
    close: async () => {
      await Promise.all(Object.values(threads).map((thread) => thread.close()));
    },
  };
}

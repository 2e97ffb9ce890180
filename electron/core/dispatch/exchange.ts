import { bounds } from '../../../shared/bounds.ts';
import type { DispatchAnswer, DispatchFault } from '../../../shared/dispatches.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { serverName } from './connections.ts';
import { faultOf } from './fault-of.ts';
import type { OutgoingRequest } from './outgoing-request.ts';
import type { Countdown } from './countdown.ts';
import type { ServerOf } from './server-of.ts';
import type { Dispatched, ServerPool } from './server-pool.ts';

/** The outcome of one request and its answer. */
export type Exchanged =
  | {
      readonly ok: true;
      readonly answer: DispatchAnswer;
      readonly bodyBytes: number;
      readonly mayBeTwice?: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: DispatchFault;
      readonly detail: string;
      /** The request, or a part of it, was given to the system. */
      readonly mayHaveArrived: boolean;
      /** Its connection had been used before, and was closed before anything came back. */
      readonly isStale?: boolean;
      readonly mayBeTwice?: boolean;
    };

/**
 * So soon after a request, a connection that had been used before was probably closed before the request came: servers
 * close connections that are idle at a time of their own. Milliseconds.
 */
const staleMs = 1_000;

/** How much of an answer's body is kept, and how much is read, which is more where the rest is counted. */
export interface AnswerLimits {
  readonly keptBytes: number;
  readonly readBytes: number;
  /** Whether there is room for more bytes; without it, the answer ends here and is cut. */
  readonly hasRoom?: (bytes: number) => boolean;
}

/**
 * Sends one request and reads its answer. It never rejects. Interim answers (1xx) are passed over.
 *
 * @param countdown ends it with a fault, also while it waits for a connection.
 * @param isAlone it gets a connection of its own.
 */
export function exchange(
  pool: ServerPool,
  { method, headers, body }: OutgoingRequest,
  { origin, path, hostname }: ServerOf,
  countdown: Countdown,
  { keptBytes, readBytes, hasRoom = () => true }: AnswerLimits,
  isAlone = false,
): Promise<Exchanged> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let head: Omit<DispatchAnswer, 'body' | 'isCut'> | null = null;
    let bodyBytes = 0;
    let storedBytes = 0;
    let startedAt: number | null = null;
    let isOver = false;
    let dispatched: Dispatched | null = null;
    let abort = (): void => dispatched?.giveUp();
    let stopWatching = (): void => undefined;

    function finish(exchanged: Exchanged): void {
      if (isOver) return;
      isOver = true;
      stopWatching();
      resolve(exchanged);
    }
    function fail(fault: DispatchFault, detail: string): void {
      const isStale =
        fault === 'reset' &&
        dispatched?.opensConnection === false &&
        head === null &&
        startedAt !== null &&
        performance.now() - startedAt < staleMs;
      finish({ ok: false, fault, detail, mayHaveArrived: startedAt !== null, isStale });
    }
    function answered(): void {
      if (head === null) return fail('reset', 'The connection was closed before an answer.');
      const isCut = bodyBytes > storedBytes;
      const [only = Buffer.alloc(0), ...more] = pieces;
      const received = more.length === 0 ? only : Buffer.concat(pieces);
      finish({ ok: true, answer: { ...head, body: received, isCut }, bodyBytes });
    }
    stopWatching = countdown.onEnd((fault, detail) => {
      fail(fault, detail);
      abort();
    });

    if (isOver) return;
    dispatched = pool.dispatch(
      {
        origin,
        path,
        method,
        headers: headers.flat(),
        body: body.byteLength === 0 ? null : body,
        ...serverNameOption(hostname),
      },
      {
        onRequestStart: (controller) => {
          abort = () => controller.abort(new Error('The sending is over.'));
          // It waited for a connection longer than it may.
          if (isOver) return abort();
          startedAt = performance.now();
        },
        onResponseStart: (controller, status, _parsed, statusText = '') => {
          if (status === 101) {
            fail('not-http', 'It switched to another protocol, which was not asked for.');
            return abort();
          }
          if (status < 200) return;
          const fields = pairsOf(controller.rawHeaders);
          if (fields.length > bounds.answerFields.entries) {
            fail('not-http', `Its answer has ${fields.length} header fields.`);
            return abort();
          }
          head = { status, statusText, headers: fields };
        },
        onResponseData: (_controller, chunk) => {
          bodyBytes += chunk.length;
          const room = keptBytes - storedBytes;
          const isStored = room > 0 && hasRoom(Math.min(room, chunk.length));
          if (isStored) {
            // The chunk is a part of a buffer that may be much longer.
            const piece = Buffer.from(chunk.subarray(0, room));
            pieces.push(piece);
            storedBytes += piece.length;
          }
          if (bodyBytes <= readBytes && (isStored || room <= 0)) return;
          answered();
          abort();
        },
        onResponseEnd: answered,
        onResponseError: (_controller, error) => {
          const { fault, detail } = faultOf(error);
          fail(fault, detail);
        },
      },
      isAlone,
    );
  });
}

/** undici would take the name from a `Host` field that the user chose, and check the certificate against it. */
function serverNameOption(hostname: string): { servername?: string } {
  const servername = serverName(hostname);
  return servername === undefined ? {} : { servername };
}

/** undici gives the fields of an answer as bytes, alternating names and values. */
function pairsOf(raw: unknown): HeaderPairs {
  const flat = Array.isArray(raw) ? (raw as readonly (Buffer | string)[]) : [];
  const text = (part: Buffer | string | undefined) =>
    typeof part === 'string' ? part : (part?.toString('latin1') ?? '');
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([text(flat[at]), text(flat[at + 1])]);
  return pairs;
}

import { createHash, hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { BodyEnd } from '../../../shared/request.ts';
import { createCountdown } from './countdown.ts';
import type { InFlight } from './in-flight.ts';

/** So many pieces are joined when they are small: a sender of single bytes must not cost an object for each. */
const piecesJoined = 256;
const smallPiece = 1024;

/** A shorter body is hashed at once when it is whole. */
const hashedWhole = 64 * 1024;

export interface CollectedBody {
  /** As they came from the socket; joined they are what is kept of the body. */
  readonly pieces: readonly Buffer[];
  /** Of the pieces, in lower-case hex. */
  readonly sha256: string;
  readonly ended: BodyEnd;
  /** All of it came, also what is not kept. */
  readonly isWhole: boolean;
}

export interface BodyCollecting {
  readonly done: Promise<CollectedBody>;
  /** Nothing more will come, or nothing more is wanted. */
  readonly stop: (ended: 'aborted' | 'timeout') => void;
  /** What was collected is not needed in memory any more. */
  readonly release: () => void;
}

export interface CollectOptions {
  readonly message: IncomingMessage;
  /** Bytes of the head, which is in memory as long as the body. */
  readonly headBytes: number;
  /** Bytes that are kept; the rest is read and dropped. */
  readonly keptBytes: number;
  /** Bytes that are read; a longer body is left unread, and what becomes of it is the reply's business. */
  readonly readBytes: number;
  readonly inFlight: InFlight;
  /** Milliseconds for the whole body, without the time in which it is not read to spare memory. */
  readonly timeoutMs: number;
  readonly onTimeout: () => void;
}

/**
 * Collects a request's body. It never fails: a sender that gives up leaves `aborted` and the bytes that
 * came, a body over a limit leaves `truncated` and its start.
 */
export function collectBody(options: CollectOptions): BodyCollecting {
  const { message, headBytes, keptBytes, readBytes, inFlight } = options;
  const { promise: done, resolve } = Promise.withResolvers<CollectedBody>();
  const countdown = createCountdown(options.timeoutMs, options.onTimeout);
  const held = inFlight.hold({
    pause: () => {
      countdown.rest();
      message.pause();
    },
    resume: () => {
      if (finished) return;
      countdown.run();
      message.resume();
    },
    isWhole: () => message.complete,
  });
  const pieces: Buffer[] = [];
  const hashing = createLaterHash();
  let read = 0;
  let kept = 0;
  let single = 0;
  let finished = false;

  // The listeners stay: taking them off would cost every request more than one comparison.
  function finish(ended: BodyEnd, isWhole: boolean): void {
    if (finished) return;
    finished = true;
    countdown.rest();
    resolve({ pieces, sha256: hashing.digest(pieces), ended, isWhole });
  }

  function take(chunk: Buffer): void {
    if (finished) return;
    read += chunk.length;
    const room = Math.min(keptBytes, readBytes) - kept;
    if (room > 0) keepPiece(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (read > readBytes) {
      message.pause();
      finish('truncated', false);
    }
  }

  function keepPiece(chunk: Buffer): void {
    // A piece holds the whole packet that it is cut from, and a sender can fill packets with what is no body.
    const piece = chunk.buffer.byteLength > 2 * chunk.length ? Buffer.from(chunk) : chunk;
    pieces.push(piece);
    hashing.update(piece, pieces);
    kept += piece.length;
    single = piece.length < smallPiece ? single + 1 : 0;
    if (single === piecesJoined) {
      pieces.push(Buffer.concat(pieces.splice(-piecesJoined)));
      single = 0;
    }
    held.add(piece.length);
  }

  message.on('data', take);
  message.on('end', () => finish(read > kept ? 'truncated' : 'complete', true));
  message.on('close', () => finish('aborted', false));
  // A reset of a half-read body must find a listener; `close` follows and says it.
  message.on('error', () => undefined);
  countdown.run();
  held.add(headBytes);

  function stop(ended: 'aborted' | 'timeout'): void {
    // What was read from the socket already is given out as `data`, and is evidence too.
    while (!finished && message.read() !== null);
    finish(ended, false);
  }

  return { done, stop, release: held.release };
}

/** Hashes a long body as it comes: 25 MB at once would hold up everybody else. */
function createLaterHash() {
  let all: ReturnType<typeof createHash> | null = null;
  let bytes = 0;
  return {
    /** @param pieces all that came so far, the newest included. */
    update: (piece: Buffer, pieces: readonly Buffer[]) => {
      bytes += piece.length;
      if (all !== null) all.update(piece);
      else if (bytes > hashedWhole) {
        all = createHash('sha256');
        for (const one of pieces) all.update(one);
      }
    },
    digest: (pieces: readonly Buffer[]) =>
      all?.digest('hex') ??
      hash('sha256', pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces)),
  };
}

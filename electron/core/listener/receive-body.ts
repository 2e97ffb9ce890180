import { createHash, hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { BodyEnd } from '../../../shared/request.ts';
import { afterPackets } from './after-packets.ts';
import type { InFlight } from './in-flight.ts';

/** This many small pieces in a row are joined: a sender of single bytes must not need one object for each byte. */
const piecesJoined = 256;
const smallPieceBytes = 1024;

/** A shorter body is hashed once it is whole. */
const hashedWholeBytes = 64 * 1024;

export interface ReceivedBody {
  /** The stored part of the body, in pieces as they were received. */
  readonly pieces: readonly Buffer[];
  /** Of the pieces, in lower-case hex. */
  readonly sha256: string;
  readonly ended: BodyEnd;
  /** The sender sent all of it, including the part that is not stored. */
  readonly isWhole: boolean;
}

export interface BodyReception {
  readonly done: Promise<ReceivedBody>;
  /** Ends the reading. */
  readonly stop: (ended: 'aborted' | 'timeout') => void;
  /** The collected bytes are not in memory any more. */
  readonly release: () => void;
}

export interface ReceiveBodyOptions {
  readonly message: IncomingMessage;
  /** Bytes of the request's head, which is in memory as long as the body. */
  readonly headBytes: number;
  /** Bytes of the body that are stored; the rest is read and dropped. */
  readonly storedBytes: number;
  /** Bytes of the body that are read; the rest of a longer body stays unread. */
  readonly readBytes: number;
  readonly inFlight: InFlight;
  /** Milliseconds for the whole body, without the time in which it is paused to bound the memory. */
  readonly timeoutMs: number;
  readonly onTimeout: () => void;
}

/**
 * Reads a request's body. It never fails: when the sender leaves, the body is `aborted` and has the bytes so far; a body
 * over a limit is `truncated` and has its start.
 */
export function receiveBody(options: ReceiveBodyOptions): BodyReception {
  const { message, headBytes, storedBytes, readBytes, inFlight } = options;
  const { promise: done, resolve } = Promise.withResolvers<ReceivedBody>();
  const countdown = createCountdown(options.timeoutMs, options.onTimeout);
  const inMemory = inFlight.add({
    pause: () => {
      isPaused = true;
      countdown.pause();
      message.pause();
    },
    resume: () => {
      if (finished) return;
      isPaused = false;
      countdown.start();
      message.resume();
    },
    isWhole: () => message.complete,
  });
  const pieces: Buffer[] = [];
  const hashing = createBodyHash();
  let readSoFar = 0;
  let storedSoFar = 0;
  let smallPieces = 0;
  let finished = false;
  let isPaused = false;

  // The listeners stay, because removing them would take longer for each request than one comparison.
  function finish(ended: BodyEnd, isWhole: boolean): void {
    if (finished) return;
    finished = true;
    countdown.pause();
    resolve({ pieces, sha256: hashing.digest(pieces), ended, isWhole });
  }

  function take(chunk: Buffer): void {
    if (finished) return;
    readSoFar += chunk.length;
    const room = Math.min(storedBytes, readBytes) - storedSoFar;
    if (room > 0) addPiece(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (readSoFar > readBytes) {
      message.pause();
      finish('truncated', false);
    }
  }

  function addPiece(chunk: Buffer): void {
    // A piece keeps the whole packet in memory that it is cut from, and a sender can fill packets with bytes that are no body.
    const piece = chunk.buffer.byteLength > 2 * chunk.length ? Buffer.from(chunk) : chunk;
    pieces.push(piece);
    hashing.update(piece, pieces);
    storedSoFar += piece.length;
    smallPieces = piece.length < smallPieceBytes ? smallPieces + 1 : 0;
    if (smallPieces === piecesJoined) {
      pieces.push(Buffer.concat(pieces.splice(-piecesJoined)));
      smallPieces = 0;
    }
    inMemory.add(piece.length);
  }

  message.on('data', take);
  message.on('end', () => finish(readSoFar > storedSoFar ? 'truncated' : 'complete', true));
  message.on('close', () => finish('aborted', false));
  // Without a listener a reset would end the process. `close` follows and finishes the body.
  message.on('error', () => undefined);
  // Most bodies arrive in one packet with their head: they are whole by then, and need no timer.
  afterPackets(() => {
    if (!finished && !isPaused && !message.complete) countdown.start();
  });
  inMemory.add(headBytes);

  function stop(ended: 'aborted' | 'timeout'): void {
    // Bytes that were already read from the socket are emitted as `data` here, and belong to the body.
    while (!finished && message.read() !== null);
    finish(ended, false);
  }

  return { done, stop, release: inMemory.release };
}

/** Hashes a long body while it is received: 25 MB at once would delay all other requests. */
function createBodyHash() {
  let all: ReturnType<typeof createHash> | null = null;
  let bytes = 0;
  return {
    /** @param pieces all so far, including the newest. */
    update: (piece: Buffer, pieces: readonly Buffer[]) => {
      bytes += piece.length;
      if (all !== null) all.update(piece);
      else if (bytes > hashedWholeBytes) {
        all = createHash('sha256');
        for (const one of pieces) all.update(one);
      }
    },
    digest: (pieces: readonly Buffer[]) =>
      all?.digest('hex') ??
      hash('sha256', pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces)),
  };
}

/** A time limit that runs only between `start` and `pause`. @param ms milliseconds of running. */
function createCountdown(ms: number, onOver: () => void) {
  let leftMs = ms;
  let startedAt = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    start: () => {
      if (timer !== null) return;
      startedAt = performance.now();
      timer = setTimeout(onOver, leftMs);
    },
    pause: () => {
      if (timer === null) return;
      clearTimeout(timer);
      timer = null;
      leftMs = Math.max(1, leftMs - (performance.now() - startedAt));
    },
  };
}

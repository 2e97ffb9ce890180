import type { Socket } from 'node:net';
import type { Reply, Via } from '../../../shared/request.ts';
import { capture } from '../capture.ts';
import { bytesAfter } from './bytes-after.ts';
import type { Connection } from './connection.ts';
import { peerOf } from './head.ts';
import { keepThenAnswer, type Intake } from './intake.ts';
import { sendBareReply } from './reply.ts';

/** What Node's HTTP server tells of a connection that it gives up. */
export interface ClientError extends Error {
  readonly code?: string;
  /** llhttp's own words. */
  readonly reason?: string;
  readonly rawPacket?: Buffer;
  /** Bytes of `rawPacket` that were still HTTP. */
  readonly bytesParsed?: number;
}

/**
 * Bytes that are not HTTP, a head over the limit, a sender that was too slow. In the middle of a
 * request the error becomes part of that request, and what the parser could not read the end of its body;
 * otherwise the bytes become a row of their own, also those that came after a whole request (a
 * Content-Length that is too small leaves such).
 */
export async function takeBroken(
  intake: Intake,
  via: Via,
  connection: Connection,
  error: ClientError,
): Promise<void> {
  const { socket, tap, unfinished } = connection;
  if (connection.givenUp) return;
  const timedOut = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const broken = { code: error.code ?? error.name, reason: error.reason ?? error.message };

  const whole = unfinished?.response.req.complete === true ? unfinished.response : null;
  if (unfinished !== null && whole === null) {
    connection.givenUp = true;
    unfinished.timedOut = timedOut;
    if (broken.code.startsWith('HPE_')) {
      unfinished.broken = broken;
      unfinished.unparsed = error.rawPacket?.subarray(error.bytesParsed) ?? null;
    }
    unfinished.reply = answer(socket, unfinished.started, statusFor(broken.code));
    socket.destroySoon();
    return;
  }

  const bytes =
    whole === null || error.rawPacket === undefined
      ? tap.bytes(error.rawPacket)
      : bytesAfter(whole.req, error.rawPacket);
  if (bytes.length === 0) {
    dismiss(socket, via, timedOut);
    return;
  }
  connection.givenUp = true;
  const started = performance.now();
  const id = intake.nextId();
  const at = intake.now();
  const status = await keepThenAnswer(
    intake,
    capture(
      {
        id,
        receivedAt: at,
        endedAt: at,
        via,
        peer: peerOf(socket),
        method: null,
        url: null,
        httpVersion: null,
        headers: [],
        trailers: [],
        stray: false,
        broken,
        ended: timedOut ? 'timeout' : socket.writable ? 'complete' : 'aborted',
      },
      bytes,
    ),
    statusFor(broken.code),
  );
  // The whole request before it has its own answer, which comes first.
  if (whole !== null && !whole.closed) await new Promise((closed) => whole.once('close', closed));
  intake.replied(id, answer(socket, started, status));
}

/** @returns `null` when nobody is there any more. */
function answer(socket: Socket, started: number, status: number): Reply | null {
  if (!socket.writable) return null;
  sendBareReply(socket, status);
  return { status, ms: performance.now() - started };
}

/**
 * A connection without a byte is nobody's request. Those of a tunnel are opened ahead of need and
 * stay: cutting them would lose the request that is just arriving.
 */
function dismiss(socket: Socket, via: Via, timedOut: boolean): void {
  if (via === 'tunnel' && timedOut) socket.on('error', () => undefined);
  else socket.destroy();
}

function statusFor(code: string): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return 400;
}

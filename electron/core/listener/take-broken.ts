import type { Socket } from 'node:net';
import { bounds } from '../../../shared/bounds.ts';
import type { Via } from '../../../shared/request.ts';
import { capture } from '../capture/capture.ts';
import { bytesAfter } from './bytes-after.ts';
import { giveUp, type Connection } from './connection.ts';
import type { DoorContext } from './door.ts';
import { peerOf } from './head.ts';
import { keep, notKept } from './intake.ts';
import { sendBareReply } from './reply.ts';
import { whenSent } from './sent.ts';

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
  { intake, via }: DoorContext,
  connection: Connection,
  error: ClientError,
): Promise<void> {
  const { socket, unfinished } = connection;
  if (connection.givenUp) return;
  const isTimeout = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const broken = { code: error.code ?? error.name, reason: error.reason ?? error.message };

  if (unfinished !== null && !unfinished.message.complete) {
    // A body that the sender ended too early is HTTP as far as it came.
    if (broken.code.startsWith('HPE_') && broken.code !== 'HPE_INVALID_EOF_STATE') {
      unfinished.broken = broken;
      unfinished.unparsed = error.rawPacket?.subarray(error.bytesParsed) ?? null;
    }
    giveUp(connection, unfinished, isTimeout ? 'timeout' : 'aborted', statusFor(broken.code));
    return;
  }

  const { bytes, isCut } = bytesOf(connection, error);
  if (bytes.length === 0) {
    dismiss(socket, via, isTimeout);
    return;
  }
  connection.givenUp = true;
  connection.stayOpen();
  const started = performance.now();
  const id = intake.nextId();
  const at = intake.now();
  const isKept = await keep(
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
        ended: isCut
          ? 'truncated'
          : isTimeout
            ? 'timeout'
            : socket.writable
              ? 'complete'
              : 'aborted',
      },
      bytes,
    ),
    false,
  );
  // The requests before it have their own answers, which come first.
  if (connection.lastResponse !== null) await whenSent(connection.lastResponse);
  const status = isKept ? statusFor(broken.code) : notKept;
  const isSent = await sendBareReply(socket, status);
  intake.replied(id, isSent ? { status, ms: performance.now() - started } : null);
}

/** The bytes that are no request, up to what is kept of such. */
function bytesOf(
  { tap, unfinished }: Connection,
  { rawPacket }: ClientError,
): { readonly bytes: Buffer; readonly isCut: boolean } {
  if (unfinished === null || rawPacket === undefined) return tap.since(rawPacket);
  const bytes = bytesAfter(unfinished.message, rawPacket);
  const { bytes: limit } = bounds.noiseBody;
  return { bytes: bytes.subarray(0, limit), isCut: bytes.length > limit };
}

/**
 * A connection without a byte is nobody's request. Those of a tunnel are opened ahead of need and
 * stay: cutting them would lose the request that is just arriving.
 */
function dismiss(socket: Socket, via: Via, isTimeout: boolean): void {
  if (via === 'tunnel' && isTimeout) socket.on('error', () => undefined);
  else socket.destroy();
}

function statusFor(code: string): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return 400;
}

import type { Socket } from 'node:net';
import type { Via } from '../../../shared/request.ts';
import { capture } from '../capture/capture.ts';
import { stopRequest, type SenderConnection } from './connection.ts';
import { peerOf } from './head.ts';
import type { ListenerContext } from './http-listener.ts';
import { notStored, tryToStore } from './intake.ts';
import { sendRawReply } from './reply.ts';
import { whenSent } from './send.ts';

/** The error with which Node's HTTP server gives up a connection. */
export interface ClientError extends Error {
  readonly code?: string;
  /** llhttp's message. */
  readonly reason?: string;
  readonly rawPacket?: Buffer;
  /** Bytes of `rawPacket` that were still HTTP. */
  readonly bytesParsed?: number;
}

/**
 * Handles bytes that are not HTTP, a head over the limit, and a sender that is too slow. In the middle of a request the
 * error becomes part of that request, and the unparsed bytes the end of its body. Otherwise the bytes are captured as a
 * request of their own, also those behind a whole request (as a Content-Length that is too small leaves them).
 *
 * @param isReadOn whether the rest of what the sender sends is read, and dropped.
 */
export async function handleBroken(
  { intake, via }: ListenerContext,
  connection: SenderConnection,
  error: ClientError,
  isReadOn = true,
): Promise<void> {
  const { socket, unfinished } = connection;
  if (connection.isClosing) return;
  const isTimeout = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const broken = { code: error.code ?? error.name, reason: error.reason ?? error.message };

  if (unfinished !== null && !unfinished.message.complete) {
    // A body that the sender ended too early is valid HTTP so far.
    if (broken.code.startsWith('HPE_') && broken.code !== 'HPE_INVALID_EOF_STATE') {
      unfinished.broken = broken;
      unfinished.unparsed = error.rawPacket?.subarray(error.bytesParsed) ?? null;
    }
    stopRequest(connection, unfinished, isTimeout ? 'timeout' : 'aborted', statusFor(broken.code));
    return;
  }

  const { bytes, isCut } = connection.tap.bytesSinceRequest(error.rawPacket, error.bytesParsed);
  if (bytes.length === 0) {
    endEmpty(socket, via, isTimeout);
    return;
  }
  connection.isClosing = true;
  connection.stayOpen();
  if (intake.refusesBroken()) {
    await sendRawReply(socket, 503, isReadOn);
    return;
  }
  const started = performance.now();
  const id = intake.nextId();
  const at = intake.now();
  const decide = await tryToStore(
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
  // The responses to the requests before it are sent first.
  if (connection.lastResponse !== null) await whenSent(connection.lastResponse);
  const status = decide === null ? notStored : statusFor(broken.code);
  const isSent = await sendRawReply(socket, status, isReadOn);
  intake.onReply(id, isSent ? { status, ms: performance.now() - started } : null);
}

/**
 * A connection without a byte is not captured. A tunnel opens its connections ahead of the requests, so those stay open:
 * closing one could lose the request that is just arriving.
 */
function endEmpty(socket: Socket, via: Via, isTimeout: boolean): void {
  if (via === 'tunnel' && isTimeout) socket.on('error', () => undefined);
  else socket.destroy();
}

function statusFor(code: string): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return 400;
}

import type { IncomingMessage } from 'node:http';
import type { BodyEnd } from '../../../shared/request.ts';

/** So many pieces are joined when they are small: a sender of single bytes must not cost an object for each. */
const piecesJoined = 256;
const smallPiece = 1024;

export interface CollectedBody {
  /** As they came from the socket; joined they are the body. */
  readonly pieces: readonly Buffer[];
  readonly ended: BodyEnd;
}

/**
 * Collects a request's body up to `limit` bytes. It never fails: a sender that gives up leaves
 * `aborted` and the bytes that came, a body over the limit leaves `truncated` and its start.
 * The rest of a truncated body is left unread; what becomes of it is the reply's business.
 *
 * @param timedOut told once the HTTP server has given the sender up for being too slow.
 */
export function collectBody(
  message: IncomingMessage,
  limit: number,
  timedOut: () => boolean,
): Promise<CollectedBody> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let length = 0;
    let single = 0;
    let finished = false;

    // The listeners stay: taking them off would cost every request more than one comparison.
    const finish = (ended: BodyEnd) => {
      if (finished) return;
      finished = true;
      resolve({ pieces, ended });
    };
    const take = (chunk: Buffer) => {
      if (finished) return;
      const room = limit - length;
      const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
      pieces.push(kept);
      length += kept.length;
      single = kept.length < smallPiece ? single + 1 : 0;
      if (single === piecesJoined) {
        pieces.push(Buffer.concat(pieces.splice(-piecesJoined)));
        single = 0;
      }
      if (kept.length < chunk.length) {
        message.pause();
        finish('truncated');
      }
    };
    const whole = () => finish('complete');
    const gone = () => finish(timedOut() ? 'timeout' : 'aborted');

    message.on('data', take).on('end', whole).on('close', gone);
    // A reset of a half-read body must find a listener; `close` follows and says it.
    message.on('error', () => undefined);
  });
}

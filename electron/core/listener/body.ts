import type { IncomingMessage } from 'node:http';
import type { BodyEnd } from '../../../shared/request.ts';

export interface CollectedBody {
  readonly bytes: Buffer;
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
    const chunks: Buffer[] = [];
    let length = 0;

    const finish = (ended: BodyEnd) => {
      message.off('data', take).off('end', whole).off('close', gone);
      // A later reset of a half-read body must find a listener.
      message.on('error', () => undefined);
      resolve({ bytes: Buffer.concat(chunks, length), ended });
    };
    const take = (chunk: Buffer) => {
      const room = limit - length;
      const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
      chunks.push(kept);
      length += kept.length;
      if (kept.length < chunk.length) {
        message.pause();
        finish('truncated');
      }
    };
    const whole = () => finish('complete');
    const gone = () => finish(timedOut() ? 'timeout' : 'aborted');

    message.on('data', take).on('end', whole).on('close', gone);
    message.on('error', () => undefined);
  });
}

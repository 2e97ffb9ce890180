import { createHash, hash } from 'node:crypto';
import type { CapturedRequest } from '../../../shared/request.ts';

/** A request with its body, before it is stored. */
export interface Capture {
  readonly request: CapturedRequest;
  /** The body's bytes, in pieces: joining a long body would take its memory twice. */
  readonly pieces: readonly Uint8Array[];
}

/** The facts of a request before its body is counted and hashed. */
export type Arrival = Omit<CapturedRequest, 'body'> & Pick<CapturedRequest['body'], 'ended'>;

/**
 * Completes the facts of a request with the size and hash of its body.
 *
 * @param sha256 the body's hash in lower-case hex, where it is known already.
 */
export function capture(
  arrival: Arrival,
  body: Uint8Array | readonly Uint8Array[],
  sha256?: string,
): Capture {
  const pieces = body instanceof Uint8Array ? [body] : body;
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { ended } = arrival;
  return {
    request: withBody(arrival, { bytes, sha256: sha256 ?? sha256Of(pieces), ended }),
    pieces,
  };
}

/** Each fact by its name: taking `ended` out of the others as a rest would take ten times as long. */
function withBody(arrival: Arrival, body: CapturedRequest['body']): CapturedRequest {
  return {
    id: arrival.id,
    receivedAt: arrival.receivedAt,
    endedAt: arrival.endedAt,
    via: arrival.via,
    peer: arrival.peer,
    method: arrival.method,
    url: arrival.url,
    httpVersion: arrival.httpVersion,
    headers: arrival.headers,
    trailers: arrival.trailers,
    body,
    stray: arrival.stray,
    broken: arrival.broken,
  };
}

function sha256Of(pieces: readonly Uint8Array[]): string {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return hash('sha256', only);
  const all = createHash('sha256');
  for (const piece of pieces) all.update(piece);
  return all.digest('hex');
}

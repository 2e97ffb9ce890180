import { createHash, hash } from 'node:crypto';
import type { CapturedRequest } from '../../../shared/request.ts';

/** A request with its body, on its way into the store. */
export interface Capture {
  readonly request: CapturedRequest;
  /** The body's bytes, one piece after the other: joining a long one would take its memory twice. */
  readonly pieces: readonly Uint8Array[];
}

/** What the socket knew of a request before its body was counted and hashed. */
export type Arrival = Omit<CapturedRequest, 'body'> & Pick<CapturedRequest['body'], 'ended'>;

/**
 * Completes the facts of a request with those of its body, which may come in pieces.
 *
 * @param sha256 of the body, where it is known already.
 */
export function capture(
  { ended, ...facts }: Arrival,
  body: Uint8Array | readonly Uint8Array[],
  sha256?: string,
): Capture {
  const pieces = body instanceof Uint8Array ? [body] : body;
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return {
    request: { ...facts, body: { bytes, sha256: sha256 ?? sha256Of(pieces), ended } },
    pieces,
  };
}

function sha256Of(pieces: readonly Uint8Array[]): string {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return hash('sha256', only);
  const all = createHash('sha256');
  for (const piece of pieces) all.update(piece);
  return all.digest('hex');
}

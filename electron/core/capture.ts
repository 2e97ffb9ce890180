import { hash } from 'node:crypto';
import type { CapturedRequest } from '../../shared/request.ts';

/** A request with its body, on its way into the store. */
export interface Capture {
  readonly request: CapturedRequest;
  readonly body: Uint8Array;
}

/** What the socket knew of a request before its body was counted and hashed. */
export type Arrival = Omit<CapturedRequest, 'body'> & Pick<CapturedRequest['body'], 'ended'>;

/** Completes the facts of a request with those of its body. */
export function capture({ ended, ...facts }: Arrival, body: Uint8Array): Capture {
  return {
    request: {
      ...facts,
      body: { bytes: body.length, sha256: hash('sha256', body), ended },
    },
    body,
  };
}

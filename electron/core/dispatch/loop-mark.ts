import { randomBytes } from 'node:crypto';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

/** The one header field that is added to a request that is forwarded or relayed. */
const loopHeader = 'Hookscope-Hop';

/**
 * Marks what is sent to a destination by itself, so that it is recognised when it comes back, also by way of other servers
 * or of another Hookscope: each adds a field of its own, and passes the others on.
 *
 * - A mark is 128 random bits for each destination and run. It says nothing of the user, and a server that gets one can
 *   only stop the forwarding to itself with it.
 * - What the user sends has no mark: sending to the own Delivery URL is allowed. What arrives is forwarded once, with
 *   a mark, and so ends there at the latest.
 */
export interface LoopMarks {
  /** The request with the mark of a destination. */
  readonly marked: (request: OutgoingRequest, destination: string) => OutgoingRequest;
  /** The same request without marks of this run: the user sends again what had come back in a loop. */
  readonly unmarked: (request: OutgoingRequest) => OutgoingRequest;
  /** The id of the destination that a received request was sent to before; `null` when it was not. */
  readonly sentTo: (headers: HeaderPairs) => string | null;
}

export function createLoopMarks(): LoopMarks {
  const destinations = new Map<string, string>();
  const marks = new Map<string, string>();

  function markOf(destination: string): string {
    const known = marks.get(destination);
    if (known !== undefined) return known;
    const mark = randomBytes(16).toString('base64url');
    marks.set(destination, mark);
    destinations.set(mark, destination);
    return mark;
  }

  const destinationOf = ([name, value]: HeaderPairs[number]): string | null =>
    isLoopHeader(name) ? (destinations.get(value.trim()) ?? null) : null;

  return {
    marked: (request, destination) => ({
      ...request,
      headers: [...request.headers, [loopHeader, markOf(destination)]],
    }),
    unmarked: (request) => {
      const isMarked = (field: HeaderPairs[number]) => destinationOf(field) !== null;
      if (marks.size === 0 || !request.headers.some(isMarked)) return request;
      return { ...request, headers: request.headers.filter((field) => !isMarked(field)) };
    },
    sentTo: (headers) => {
      if (marks.size === 0) return null;
      for (const field of headers) {
        const destination = destinationOf(field);
        if (destination !== null) return destination;
      }
      return null;
    },
  };
}

function isLoopHeader(name: string): boolean {
  return name.length === loopHeader.length && name.toLowerCase() === loopHeader.toLowerCase();
}

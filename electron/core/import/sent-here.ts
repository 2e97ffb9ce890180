import type { HeaderPairs } from '../../../shared/request.ts';
import type { Imported } from './importer.ts';

interface KnownParts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string | null;
  readonly headers: HeaderPairs;
  readonly body: Uint8Array;
}

/** A request of a text that says nothing about its arrival and its reply: it counts as received now. */
export function sentHere({ now, body, ...known }: KnownParts): Imported {
  return {
    arrival: {
      receivedAt: now,
      endedAt: now,
      via: 'local',
      peer: null,
      ...known,
      trailers: [],
      stray: false,
      broken: null,
      ended: 'complete',
    },
    body,
    reply: null,
  };
}

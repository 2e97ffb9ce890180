import type { Destination } from '../../../shared/destinations.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { LoopMarks } from './loop-mark.ts';
import { isOwnAddress, type OwnPlaces } from './own-address.ts';

/** Knows which destinations send requests back to us, so that nothing more is sent to them. */
export interface Loops {
  /** Whether a received request had been sent to a destination by us. From then on nothing is sent to that one. */
  readonly cameBack: (request: CapturedRequest) => boolean;
  /** Why nothing may be sent to a destination: its URL is our own, or a request came back. `null` when it may. */
  readonly of: (
    destination: Pick<Destination, 'id' | 'url'>,
  ) => { readonly reason: 'own-address' | 'came-back'; readonly since: number | null } | null;
  /** The user wants to try a destination again. A changed URL is tried by itself. */
  readonly forget: (destination: string) => void;
}

export interface LoopsOptions {
  readonly marks: LoopMarks;
  readonly destinations: () => readonly Destination[];
  readonly places: () => OwnPlaces;
  readonly now: () => number;
  /** Called with a destination from which a request came back. */
  readonly onLoop: (destination: string) => void;
}

export function createLoops(options: LoopsOptions): Loops {
  const { marks, destinations, places, now, onLoop } = options;
  const seen = new Map<string, { readonly url: string; readonly since: number }>();

  return {
    cameBack: ({ headers }) => {
      const id = marks.sentTo(headers);
      if (id === null) return false;
      const url = destinations().find((destination) => destination.id === id)?.url;
      if (url !== undefined && seen.get(id)?.url !== url) {
        seen.set(id, { url, since: now() });
        onLoop(id);
      }
      return true;
    },
    of: ({ id, url }) => {
      const found = seen.get(id);
      if (found?.url === url) return { reason: 'came-back', since: found.since };
      return isOwnAddress(url, places()) ? { reason: 'own-address', since: null } : null;
    },
    forget: (destination) => void seen.delete(destination),
  };
}

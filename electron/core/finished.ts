import type { BodyEnd } from '../../shared/request.ts';

/** A request is finished once its reply and its findings are kept, in whichever order they come. */
export interface Finished {
  /** It arrived and is about to be kept. */
  readonly arrived: (id: number, ended: BodyEnd) => void;
  readonly replied: (id: number) => void;
  readonly inspected: (id: number) => void;
}

/** @param tell hears of each finished request, once. */
export function createFinished(tell: (id: number) => void): Finished {
  const unanswered = new Set<number>();
  const inspectedFirst = new Set<number>();
  return {
    arrived: (id, ended) => {
      // A sender that went away gets no reply.
      if (ended === 'complete' || ended === 'truncated') unanswered.add(id);
    },
    replied: (id) => {
      unanswered.delete(id);
      if (inspectedFirst.delete(id)) tell(id);
    },
    inspected: (id) => {
      if (unanswered.has(id)) inspectedFirst.add(id);
      else tell(id);
    },
  };
}

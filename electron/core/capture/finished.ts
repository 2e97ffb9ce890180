/** A request is finished once it was answered, or nobody was there to be, and its findings are kept. */
export interface Finished {
  /** It arrived and is about to be kept. */
  readonly arrived: (id: number) => void;
  readonly replied: (id: number) => void;
  readonly inspected: (id: number) => void;
}

/** @param tell hears of each finished request, once. */
export function createFinished(tell: (id: number) => void): Finished {
  const unanswered = new Set<number>();
  const inspectedFirst = new Set<number>();
  return {
    arrived: (id) => void unanswered.add(id),
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

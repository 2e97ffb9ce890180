import type { Store } from '../store/store.ts';

/** The maximum number of attempts of one delivery that are counted; no rule names a higher one. */
const maxCounted = 1_000;

/** Numbers the attempts of a delivery in the order in which their replies are decided. */
export interface AttemptCounter {
  /** A request is about to be stored and will be numbered. Until then it does not count as an attempt. */
  readonly expect: (id: number) => void;
  /**
   * The number of an attempt, from 1 on: one more than the other attempts in the list. From now on it counts for them,
   * so that of several at once each gets a number of its own.
   *
   * @param delivery the key that all attempts share, `null` for a request that belongs to no delivery.
   */
  readonly number: (id: number, delivery: string | null) => number;
  /** The reply is decided, or will not be: from now on the request counts for the others. */
  readonly decided: (id: number) => void;
}

export function createAttemptCounter({ relations }: Pick<Store, 'relations'>): AttemptCounter {
  const undecided = new Set<number>();
  return {
    expect: (id) => void undecided.add(id),
    number: (id, delivery) => {
      undecided.delete(id);
      if (delivery === null) return 1;
      const others = [
        ...relations.before(delivery, id, maxCounted),
        ...relations.after(delivery, id, maxCounted),
      ];
      return 1 + others.filter((other) => !undecided.has(other)).length;
    },
    decided: (id) => void undecided.delete(id),
  };
}

import type { Store } from '../store/store.ts';

/** Attempts of one delivery that are told apart; no rule asks for more. */
const counted = 1_000;

/** Numbers the attempts of a delivery in the order in which they are answered. */
export interface Attempts {
  /** A request is about to be kept and will be asked for; until then it counts for no other. */
  readonly expect: (id: number) => void;
  /**
   * Which attempt it is, from 1 on: one more than there are others in the list. From now on it counts for them,
   * so that of several at once each gets a number of its own.
   */
  readonly number: (id: number) => number;
  /** It is answered, or will not be: from now on it counts for the others. */
  readonly decided: (id: number) => void;
}

export function createAttempts({ relations }: Pick<Store, 'relations'>): Attempts {
  const undecided = new Set<number>();
  return {
    expect: (id) => void undecided.add(id),
    number: (id) => {
      undecided.delete(id);
      const delivery = relations.keys(id)?.delivery ?? null;
      if (delivery === null) return 1;
      const others = [
        ...relations.before(delivery, id, counted),
        ...relations.after(delivery, id, counted),
      ];
      return 1 + others.filter((other) => !undecided.has(other)).length;
    },
    decided: (id) => void undecided.delete(id),
  };
}

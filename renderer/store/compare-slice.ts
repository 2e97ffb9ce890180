import type { StateCreator } from 'zustand';
import type { WindowState } from './window-store.ts';

/** The two that are compared: requests by their ids, or the answers of two dispatches. The older one is on the left. */
export interface ComparedPair {
  readonly subject: 'requests' | 'answers';
  readonly left: number;
  readonly right: number;
}

export interface CompareSlice {
  /** `null` while nothing is compared. While something is, it is shown in place of the detail. */
  readonly comparedPair: ComparedPair | null;
  /** Compares two requests, in any order. */
  compareRequests(one: number, other: number): void;
  /** Compares the answers of two dispatches, in any order. */
  compareAnswers(one: number, other: number): void;
  closeComparison(): void;
}

export const createCompareSlice: StateCreator<WindowState, [], [], CompareSlice> = (set) => {
  // Ids are assigned in the order of time.
  const open = (subject: ComparedPair['subject'], one: number, other: number) =>
    set({
      comparedPair: { subject, left: Math.min(one, other), right: Math.max(one, other) },
    });

  return {
    comparedPair: null,
    compareRequests: (one, other) => open('requests', one, other),
    compareAnswers: (one, other) => open('answers', one, other),
    closeComparison: () => set({ comparedPair: null }),
  };
};

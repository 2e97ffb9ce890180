import { createContext, useContext, useEffect, type RefObject } from 'react';

/** Matches that are counted and marked at most, in all that is shown. */
export const maxFound = 1_000;

/** What was found in a target. */
export type FindResult =
  | { readonly count: number }
  /** `too-slow`: it took too long. `bytes`: it shows bytes, which are not searched. */
  | { readonly fault: 'too-slow' | 'bytes' };

/** A view that finds and marks text in itself, because the text is not in the page as elements. */
export interface FindTarget {
  /** Finds a text and marks it, up to `maxFound` times. Earlier marks are removed. */
  readonly find: (wanted: string, signal: AbortSignal) => FindResult | Promise<FindResult>;
  /** Marks one match as the current one and scrolls to it; with `null`, none is current. */
  readonly show: (index: number | null) => void;
  /** Removes the marks. */
  readonly clear: () => void;
}

export interface PlacedTarget extends FindTarget {
  /** Where its matches are in the order of all matches. */
  readonly host: Element;
}

/** Where the views of a pane meet the search in it. `null`: nothing searches there, so a view has its own search. */
export interface FindTargets {
  /** @returns removes it. */
  readonly add: (target: PlacedTarget) => () => void;
}

export const FindTargetsContext = createContext<FindTargets | null>(null);

/** Has the search of the pane search this view too. @param target `null` while there is nothing to search. */
export function useFindTarget(host: RefObject<Element | null>, target: FindTarget | null): void {
  const targets = useContext(FindTargetsContext);
  useEffect(() => {
    if (targets === null || target === null || host.current === null) return undefined;
    return targets.add({ host: host.current, ...target });
  }, [targets, target, host]);
}

import {
  maxFound,
  type FindTargets,
  type FindResult,
  type PlacedTarget,
} from '../../ui/find/find-targets.ts';
import { inBackground } from '../../ui/failures.ts';
import { createPageFind } from './page-find.ts';

/** What was found in all that is shown. */
export interface FindOutcome {
  /** Up to `maxFound`. */
  readonly count: number;
  /** Whether there are more than `count`. */
  readonly isMore: boolean;
  /** The index of the current match; `null` when there is none. */
  readonly current: number | null;
  readonly isRunning: boolean;
  /** Why a part of it was not searched. */
  readonly fault: 'too-slow' | 'bytes' | null;
}

export const nothingFound: FindOutcome = {
  count: 0,
  isMore: false,
  current: null,
  isRunning: false,
  fault: null,
};

/** A match: in the page, or in a target that marks its own. */
type FindMatch =
  { readonly range: Range } | { readonly target: PlacedTarget; readonly index: number };

/** Milliseconds without a key press after which a text is searched for. */
const quietMs = 150;

export interface DetailFinder {
  readonly targets: FindTargets;
  /** Searches for a text, and shows its first match. */
  readonly find: (wanted: string) => void;
  /** Shows the next match or the previous one, around the ends. */
  readonly step: (by: 1 | -1) => void;
  /** Removes all marks; what changes from now on is not searched. */
  readonly stop: () => void;
}

/**
 * Searches what a pane shows: its elements, and the views in it that add themselves as targets. While it searches, a change of
 * what is shown has it search again.
 *
 * @param shown the element that is searched.
 * @param around the element that stays while what is shown in it changes.
 */
export function createFinder(
  shown: () => Element | null,
  around: () => Element | null,
  onOutcome: (outcome: FindOutcome) => void,
): DetailFinder {
  const page = createPageFind();
  const targets = new Set<PlacedTarget>();
  /** What targets found for this text; what changes in the page changes nothing in them. */
  const foundIn = new Map<PlacedTarget, FindResult>();
  let wanted: string | null = null;
  let matches: readonly FindMatch[] = [];
  let outcome = nothingFound;
  let searched: Element | null = null;
  let running = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => later(true));

  const report = (change: Partial<FindOutcome>) => {
    outcome = { ...outcome, ...change };
    onOutcome(outcome);
  };

  /** @param isRepeated whether what is shown changed, and not the text that is searched for. */
  const later = (isRepeated: boolean) => {
    if (wanted === null) return;
    clearTimeout(timer);
    timer = setTimeout(() => inBackground(search(isRepeated)), quietMs);
  };

  async function search(isRepeated: boolean): Promise<void> {
    const root = shown();
    if (root === null || wanted === null) return;
    const text = wanted;
    running.abort();
    running = new AbortController();
    const { signal } = running;
    report({ isRunning: true });
    const isSame = isRepeated && root === searched;
    const isKnown = [...targets].every((target) => foundIn.has(target));
    searched = root;
    const found = await Promise.all(
      [...targets].map(async (target) => {
        const one = foundIn.get(target) ?? (await target.find(text, signal));
        if (!signal.aborted) foundIn.set(target, one);
        return { target, found: one };
      }),
    );
    if (signal.aborted) return;
    const ranges = page.find(root, text);
    matches = inOrder(ranges, found);
    const faults = found.flatMap((one) => ('fault' in one.found ? [one.found.fault] : []));
    const count = Math.min(matches.length, maxFound);
    const kept = isSame && outcome.current !== null && outcome.current < count;
    report({
      count,
      isMore: matches.length >= maxFound,
      current: count === 0 ? null : kept ? outcome.current : 0,
      isRunning: false,
      fault: faults[0] ?? null,
    });
    show(!kept || !isKnown);
  }

  /** Marks the current match. @param isSought whether to scroll to it, too. */
  function show(isSought: boolean): void {
    const match = outcome.current === null ? undefined : matches[outcome.current];
    const range = match !== undefined && 'range' in match ? match.range : null;
    page.show(range, isSought);
    if (!isSought) return;
    const inTarget = match !== undefined && 'target' in match ? match : null;
    for (const target of targets) if (target !== inTarget?.target) target.show(null);
    inTarget?.target.show(inTarget.index);
  }

  function clear(): void {
    clearTimeout(timer);
    running.abort();
    foundIn.clear();
    page.clear();
    for (const target of targets) target.clear();
    matches = [];
    report(nothingFound);
  }

  return {
    targets: {
      add: (target) => {
        targets.add(target);
        later(true);
        return () => {
          targets.delete(target);
          foundIn.delete(target);
          later(true);
        };
      },
    },
    find: (text) => {
      const root = around();
      if (text === wanted) return;
      wanted = text;
      foundIn.clear();
      if (text === '') {
        clear();
        return;
      }
      if (root !== null) {
        observer.disconnect();
        observer.observe(root, { subtree: true, childList: true, characterData: true });
      }
      later(false);
    },
    step: (by) => {
      const { count, current } = outcome;
      if (count === 0) return;
      report({ current: ((current ?? (by === 1 ? -1 : 0)) + by + count) % count });
      show(true);
    },
    stop: () => {
      if (wanted === null) return;
      wanted = null;
      observer.disconnect();
      clear();
    },
  };
}

/** All matches as a reader meets them: those of a target where its host is. */
function inOrder(
  ranges: readonly Range[],
  foundIn: readonly { readonly target: PlacedTarget; readonly found: FindResult }[],
): readonly FindMatch[] {
  const sorted = foundIn.toSorted((a, b) => (isBefore(a.target.host, b.target.host) ? -1 : 1));
  const matches: FindMatch[] = [];
  let next = 0;
  for (const { target, found } of sorted) {
    while (next < ranges.length && isBefore(ranges[next]?.startContainer, target.host)) {
      matches.push({ range: ranges[next] as Range });
      next += 1;
    }
    const count = 'count' in found ? found.count : 0;
    for (let index = 0; index < count; index += 1) matches.push({ target, index });
  }
  return [...matches, ...ranges.slice(next).map((range) => ({ range }))];
}

function isBefore(node: Node | undefined, other: Node): boolean {
  return (
    node !== undefined &&
    (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}

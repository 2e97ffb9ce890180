import type { ImportOutcome, ImportRun } from '../../shared/import.ts';

/**
 * Shows an import as ended only once the list has the requests that it brought: who reads "1 request imported" finds it
 * in the first row.
 *
 * @param refreshed resolves once the list has the rows as they are now, or could not be loaded.
 * @param show gets the imports as the window shows them.
 * @returns what takes the imports as they are.
 */
export function createListedImports(
  refreshed: () => Promise<void>,
  show: (runs: readonly ImportRun[]) => void,
): (newest: readonly ImportRun[]) => Promise<void> {
  let runs: readonly ImportRun[] = [];
  /** The ended imports that the list was loaded after, by their numbers. */
  let listed: ReadonlySet<number> = new Set();

  function unlisted(): ReadonlySet<number> {
    const early = runs.filter(({ number, outcome }) => broughtSome(outcome) && !listed.has(number));
    return new Set(early.map(({ number }) => number));
  }

  function showAll(): void {
    const early = unlisted();
    show(runs.map((run) => (early.has(run.number) ? { ...run, outcome: null } : run)));
  }

  return async (newest) => {
    runs = newest;
    showAll();
    const early = unlisted();
    if (early.size === 0) return;
    await refreshed();
    const known = new Set(runs.map(({ number }) => number));
    listed = new Set([...listed, ...early].filter((number) => known.has(number)));
    showAll();
  };
}

function broughtSome(outcome: ImportOutcome | null): boolean {
  return outcome !== null && 'imported' in outcome && outcome.imported > 0;
}

import { basename } from 'node:path';
import { bounds } from '../../../shared/bounds.ts';
import type { ImportOutcome, ImportRun } from '../../../shared/import.ts';
import type { Core } from '../core.ts';
import { BrokenFile } from './importer.ts';
import { importRequests } from './import-requests.ts';
import type { ImportSource } from './import-source.ts';
import { ImportStopped, storeTarget, type ImportTarget } from './import-target.ts';

/** At most this many imports that have ended are shown; the oldest is dropped first. */
const maxEnded = 5;
/** Problems that are shown of each. */
const maxShown = 20;
/** Characters of the name of a source. */
const maxName = 200;

/** An import of which another part reads the requests. */
export interface BegunImport {
  readonly number: number;
  /** Aborted when the user stops it. */
  readonly signal: AbortSignal;
  readonly target: ImportTarget;
  /** How many are stored so far. */
  readonly stored: () => number;
  readonly ended: (outcome: ImportOutcome) => void;
}

/** The imports of this process: those of the window, and those that a terminal handed over. */
export interface Imports {
  readonly runs: () => readonly ImportRun[];
  readonly begin: (source: string) => BegunImport;
  /**
   * Imports a source, after all that were started before it. Over `bounds.imports`, it is refused with its reason.
   *
   * @param open called when its turn has come.
   * @returns its number.
   */
  readonly start: (source: string, open: () => Promise<ImportSource>) => number;
  readonly stop: (number: number) => void;
  /** Removes exactly the requests that an import brought, except pinned ones. @returns how many it removed and spared. */
  readonly undo: (number: number) => Promise<{ readonly removed: number; readonly spared: number }>;
  /** Shows an ended import no more. */
  readonly dismiss: (number: number) => void;
  /** Stops all, and resolves once they have ended. */
  readonly close: () => Promise<void>;
}

interface KnownImport {
  run: ImportRun;
  readonly at: number;
  readonly stopping: AbortController;
}

export function createImports(
  core: Pick<Core, 'store' | 'inspection'>,
  onChanged: () => void,
): Imports {
  let known: readonly KnownImport[] = [];
  let lastNumber = 0;
  let lastTime = 0;
  let lastStarted: Promise<void> = Promise.resolve();
  const working = new Set<Promise<void>>();

  function add(source: string, phase: ImportRun['phase']): KnownImport {
    lastNumber += 1;
    lastTime = Math.max(Date.now(), lastTime + 1);
    const name = source.slice(0, maxName);
    const run = { number: lastNumber, source: name, phase, done: 0, total: 0, outcome: null };
    const one = { run, at: lastTime, stopping: new AbortController() };
    known = [...known, one];
    onChanged();
    return one;
  }

  function update(one: KnownImport, change: Partial<ImportRun>): void {
    one.run = { ...one.run, ...change };
    const ended = known.filter(({ run }) => run.outcome !== null);
    const dropped = new Set(ended.slice(0, Math.max(0, ended.length - maxEnded)));
    known = known.filter((other) => !dropped.has(other));
    onChanged();
  }

  function begin(one: KnownImport): BegunImport {
    let stored = 0;
    const target = storeTarget(core, {
      at: one.at,
      onStored: (count) => {
        stored = count;
        update(one, { done: count });
      },
    });
    return {
      number: one.run.number,
      signal: one.stopping.signal,
      target: {
        ...target,
        begin: async (start) => {
          update(one, { phase: 'storing', done: 0, total: start.total });
          await target.begin({ ...start, source: one.run.source });
        },
      },
      stored: () => stored,
      ended: (outcome) => update(one, { outcome }),
    };
  }

  /** Ends an import that was not begun, and frees what its source has. */
  async function refuse(one: KnownImport, open: () => Promise<ImportSource>): Promise<void> {
    const detail = `${bounds.imports.entries} imports wait already. Import it once they have ended.`;
    update(one, { outcome: { is: 'failed', imported: 0, detail } });
    await (await open()).close();
  }

  async function work(one: KnownImport, open: () => Promise<ImportSource>): Promise<void> {
    const { target, signal, stored, ended } = begin(one);
    if (signal.aborted) {
      // It frees what it has.
      await (await open()).close();
      return ended({ is: 'stopped', imported: 0 });
    }
    update(one, { phase: 'checking' });
    try {
      const source = await open();
      const abandon = () => void source.close();
      signal.addEventListener('abort', abandon);
      try {
        const {
          problems,
          format: _,
          ...result
        } = await importRequests(source, target, {
          signal,
          onBytes: (done, total) => update(one, { done, total }),
        });
        ended({ is: 'done', ...result, problems: problems.slice(0, maxShown) });
      } finally {
        signal.removeEventListener('abort', abandon);
        await source.close();
      }
    } catch (error) {
      if (signal.aborted) {
        const imported = await target.finish().catch(stored);
        ended({ is: 'stopped', imported });
      } else if (error instanceof BrokenFile) {
        ended({ is: 'refused', place: error.place, reason: error.reason });
      } else {
        const detail = error instanceof Error ? error.message : String(error);
        ended({
          is: 'failed',
          imported: error instanceof ImportStopped ? error.imported : stored(),
          detail: error instanceof ImportStopped ? error.why : detail,
        });
      }
    }
  }

  const numbered = (number: number) => known.find(({ run }) => run.number === number);

  return {
    runs: () => known.map(({ run }) => run),
    begin: (source) => begin(add(source, 'storing')),
    start: (source, open) => {
      const one = add(basename(source), 'waiting');
      const isTooMany =
        known.filter(({ run }) => run.outcome === null).length > bounds.imports.entries;
      const begun = isTooMany ? refuse(one, open) : lastStarted.then(() => work(one, open));
      const worked = begun.finally(() => working.delete(worked));
      if (!isTooMany) lastStarted = worked;
      working.add(worked);
      return one.run.number;
    },
    stop: (number) => numbered(number)?.stopping.abort(),
    undo: async (number) => {
      const one = numbered(number);
      if (one === undefined || one.run.outcome === null) return { removed: 0, spared: 0 };
      const ids = core.store.importedIds(one.at);
      const removed = await core.store.remove({ ids, keepsPinned: true });
      known = known.filter((other) => other !== one);
      onChanged();
      return { removed, spared: ids.filter(core.store.isPinned).length };
    },
    dismiss: (number) => {
      known = known.filter(({ run }) => run.number !== number || run.outcome === null);
      onChanged();
    },
    close: async () => {
      for (const { stopping } of known) stopping.abort();
      await Promise.allSettled(working);
    },
  };
}

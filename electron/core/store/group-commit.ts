interface WriteJob<Target> {
  readonly write: (target: Target) => void;
  /** Waits for the disk, not only for the commit. */
  readonly isDurable: boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes that are requested close together share one commit. Each has a promise of its own. */
export interface GroupCommit<Target> {
  /** Resolves once the commit with the write is on disk. */
  readonly write: (write: (target: Target) => void) => Promise<void>;
  /** Resolves once the write is committed. A power cut may undo it, so it is for what can be computed again. */
  readonly add: (write: (target: Target) => void) => Promise<void>;
  /** Commits and synchronises all waiting writes before it returns. */
  readonly flush: () => void;
}

export interface GroupCommitOptions<Target> {
  /** Runs `work` in one transaction. */
  readonly transact: (work: (target: Target) => void) => void;
  /** Resolves once everything committed is on disk. Writes that come in the meantime share the next commit. */
  readonly sync: () => Promise<void>;
  readonly syncNow: () => void;
  /** Called with each error for which a write is not on the disk. */
  readonly onFault: (error: unknown) => void;
}

export function createGroupCommit<Target>({
  transact,
  sync,
  syncNow,
  onFault,
}: GroupCommitOptions<Target>): GroupCommit<Target> {
  let waiting: WriteJob<Target>[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const committed = commitWaiting();
      try {
        if (committed.some(({ isDurable }) => isDurable)) await sync();
        finish(committed);
      } catch (error) {
        rejectAll(committed, error);
      }
    }
    isRunning = false;
  }

  function commitWaiting(): readonly WriteJob<Target>[] {
    const jobs = waiting;
    waiting = [];
    return commit(jobs);
  }

  /** @returns the committed jobs. The promises of the others are rejected. */
  function commit(jobs: readonly WriteJob<Target>[]): readonly WriteJob<Target>[] {
    try {
      transact((target) => {
        for (const job of jobs) job.write(target);
      });
      return jobs;
    } catch (error) {
      // One write that fails must not fail the others.
      if (jobs.length > 1) return jobs.flatMap((job) => commit([job]));
      rejectAll(jobs, error);
      return [];
    }
  }

  function finish(jobs: readonly WriteJob<Target>[]): void {
    for (const job of jobs) job.done();
  }

  function rejectAll(jobs: readonly WriteJob<Target>[], error: unknown): void {
    onFault(error);
    for (const job of jobs) job.failed(error);
  }

  function enqueue(write: WriteJob<Target>['write'], isDurable: boolean): Promise<void> {
    return new Promise((done, failed) => {
      waiting.push({ write, isDurable, done, failed });
      if (isRunning) return;
      isRunning = true;
      setImmediate(() => void run());
    });
  }

  return {
    write: (write) => enqueue(write, true),
    add: (write) => enqueue(write, false),
    flush: () => {
      if (waiting.length === 0) return;
      const committed = commitWaiting();
      try {
        syncNow();
        finish(committed);
      } catch (error) {
        rejectAll(committed, error);
      }
    },
  };
}

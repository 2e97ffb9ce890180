interface WriteJob<Target> {
  readonly write: (target: Target) => void;
  /** Waits for the disk, not only for the commit. */
  readonly isDurable: boolean;
  /** Waits some milliseconds for others to share its commit. */
  readonly mayWait: boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes that are requested close together share one commit. Each has a promise of its own. */
export interface GroupCommit<Target> {
  /** Resolves once the commit with the write is on disk. */
  readonly write: (write: (target: Target) => void) => Promise<void>;
  /** Resolves once the write is committed. A power cut may undo it, so it is for what can be computed again. */
  readonly add: (write: (target: Target) => void) => Promise<void>;
  /** The same for writes whose caller can wait: they come together for some milliseconds, so that they change each page once. */
  readonly gather: (write: (target: Target) => void) => Promise<void>;
  /** Commits and synchronises all waiting writes before it returns. */
  readonly flush: () => void;
}

/** How long writes come together that may wait. Milliseconds: the list is drawn once the findings of a request are there. */
const gatherMs = 4;

/**
 * This many synchronisations run at the same time. With one, a write that arrives just after it began would wait for two.
 */
const syncsAtOnce = 2;

export interface GroupCommitOptions<Target> {
  /** Runs `work` in one transaction. */
  readonly transact: (work: (target: Target) => void) => void;
  /** Resolves once everything that is committed at the call is on disk. */
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
  /** In the order of the calls. */
  let waiting: WriteJob<Target>[] = [];
  /** Those that may wait have waited long enough. */
  let isGathered = false;
  /** Some writes may not wait longer. */
  let isDue = false;
  let isScheduled = false;
  let syncs = 0;
  let gathering: NodeJS.Timeout | null = null;

  function run(): void {
    isScheduled = false;
    const committed = commit(take());
    const durable = committed.filter(({ isDurable }) => isDurable);
    finish(committed.filter(({ isDurable }) => !isDurable));
    if (durable.length > 0) void synchronise(durable);
    if (isDue) begin();
  }

  async function synchronise(jobs: readonly WriteJob<Target>[]): Promise<void> {
    syncs += 1;
    try {
      await sync();
      finish(jobs);
    } catch (error) {
      rejectAll(jobs, error);
    }
    syncs -= 1;
    if (isDue) begin();
  }

  /**
   * The writes of the next commit. Those that may wait are left out until they have waited: each page more delays a reply.
   * Only what a capture can't depend on is left out, so writes of one thing keep their order.
   */
  function take(): readonly WriteJob<Target>[] {
    const jobs = waiting.filter(({ mayWait }) => !mayWait);
    const isAwaited = jobs.length > 0 && jobs.every(({ isDurable }) => isDurable);
    if (!isAwaited || isGathered) return takeAll();
    isDue = false;
    waiting = waiting.filter(({ mayWait }) => mayWait);
    return jobs;
  }

  function takeAll(): readonly WriteJob<Target>[] {
    const jobs = waiting;
    waiting = [];
    isDue = false;
    isGathered = false;
    if (gathering !== null) clearTimeout(gathering);
    gathering = null;
    return jobs;
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

  /** Commits all that waits at the end of this turn of the event loop, or once there is room for another synchronisation. */
  function begin(): void {
    isDue = true;
    if (isScheduled || syncs === syncsAtOnce) return;
    isScheduled = true;
    setImmediate(run);
  }

  function endGathering(): void {
    gathering = null;
    isGathered = true;
    begin();
  }

  function enqueue(
    write: WriteJob<Target>['write'],
    { isDurable, mayWait }: Pick<WriteJob<Target>, 'isDurable' | 'mayWait'>,
  ): Promise<void> {
    return new Promise((done, failed) => {
      waiting.push({ write, isDurable, mayWait, done, failed });
      if (!mayWait) begin();
      else if (!isGathered) gathering ??= setTimeout(endGathering, gatherMs);
    });
  }

  return {
    write: (write) => enqueue(write, { isDurable: true, mayWait: false }),
    add: (write) => enqueue(write, { isDurable: false, mayWait: false }),
    gather: (write) => enqueue(write, { isDurable: false, mayWait: true }),
    flush: () => {
      if (waiting.length === 0) return;
      const committed = commit(takeAll());
      try {
        syncNow();
        finish(committed);
      } catch (error) {
        rejectAll(committed, error);
      }
    },
  };
}

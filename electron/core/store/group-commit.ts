interface Job<Target> {
  readonly write: (target: Target) => void;
  /** Waits for the disk, not only for the commit. */
  readonly durable: boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes that come close together share one commit, and each learns of it. */
export interface GroupCommit<Target> {
  /** Resolves once the commit that holds the write is on disk. */
  readonly write: (write: (target: Target) => void) => Promise<void>;
  /** Resolves once it is committed. A power cut may undo it: it can be found out again. */
  readonly add: (write: (target: Target) => void) => Promise<void>;
  /** Commits what waits, now. */
  readonly flush: () => void;
}

export interface GroupCommitOptions<Target> {
  /** Runs writes in one transaction, whole or not at all. */
  readonly transact: (work: (target: Target) => void) => void;
  /** Resolves once what was committed is on disk. The next commit gathers writes meanwhile. */
  readonly sync: () => Promise<void>;
  readonly syncNow: () => void;
  /** Told of an error that kept a write from the disk. */
  readonly onFault: (error: unknown) => void;
}

export function createGroupCommit<Target>({
  transact,
  sync,
  syncNow,
  onFault,
}: GroupCommitOptions<Target>): GroupCommit<Target> {
  let waiting: Job<Target>[] = [];
  let running = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const committed = commitWaiting();
      try {
        if (committed.some(({ durable }) => durable)) await sync();
        finish(committed);
      } catch (error) {
        refuse(committed, error);
      }
    }
    running = false;
  }

  function commitWaiting(): readonly Job<Target>[] {
    const jobs = waiting;
    waiting = [];
    return commit(jobs);
  }

  /** @returns those that were committed; the others have learnt why not. */
  function commit(jobs: readonly Job<Target>[]): readonly Job<Target>[] {
    try {
      transact((target) => {
        for (const job of jobs) job.write(target);
      });
      return jobs;
    } catch (error) {
      // One write that can't be done must not take its neighbours with it.
      if (jobs.length > 1) return jobs.flatMap((job) => commit([job]));
      refuse(jobs, error);
      return [];
    }
  }

  function finish(jobs: readonly Job<Target>[]): void {
    for (const job of jobs) job.done();
  }

  function refuse(jobs: readonly Job<Target>[], error: unknown): void {
    onFault(error);
    for (const job of jobs) job.failed(error);
  }

  function enqueue(write: Job<Target>['write'], durable: boolean): Promise<void> {
    return new Promise((done, failed) => {
      waiting.push({ write, durable, done, failed });
      if (running) return;
      running = true;
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
        refuse(committed, error);
      }
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';

interface Job {
  readonly write: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes that come close together share one commit, and each learns of it. */
export interface GroupCommit {
  /** Resolves once the commit that holds the write is on disk. */
  readonly write: (write: () => void) => Promise<void>;
  /** Commits what waits, now. */
  readonly flush: () => void;
}

/**
 * @param database its fsync per commit is what makes sharing worthwhile.
 * @param onFault told of the error that kept a whole commit from the disk.
 */
export function createGroupCommit(
  database: DatabaseSync,
  onFault: (error: unknown) => void,
): GroupCommit {
  let waiting: Job[] = [];

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    try {
      commit(jobs);
    } catch (error) {
      if (jobs.length > 1) return jobs.forEach(alone);
      onFault(error);
      jobs[0]?.failed(error);
      return;
    }
    for (const job of jobs) job.done();
  }

  function commit(jobs: readonly Job[]): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const job of jobs) job.write();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  /** One write that can't be done must not take its neighbours with it. */
  function alone(job: Job): void {
    waiting.unshift(job);
    flush();
  }

  return {
    write: (write) =>
      new Promise((done, failed) => {
        waiting.push({ write, done, failed });
        if (waiting.length === 1) setImmediate(flush);
      }),
    flush,
  };
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGroupCommit } from '../../../electron/core/store/group-commit.ts';

/** A disk that synchronises when the test says so, and a log of what happened. */
function slowDisk() {
  const log: string[] = [];
  const faults: unknown[] = [];
  const disk: { done: () => void; failed: (error: unknown) => void }[] = [];
  const commits = createGroupCommit<string[]>({
    transact: (work) => {
      const written: string[] = [];
      work(written);
      log.push(`commit ${written.join(' ')}`);
    },
    sync: () => new Promise((done, failed) => disk.push({ done, failed })),
    syncNow: () => void log.push('sync'),
    onFault: (error) => faults.push(error),
  });
  const write = (name: string) =>
    commits
      .write((written) => {
        if (name === 'bad') throw new Error('cannot be written');
        written.push(name);
      })
      .then(
        () => log.push(`${name} saved`),
        () => log.push(`${name} refused`),
      );
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  return { log, faults, disk, commits, write, turn };
}

describe('a group commit', () => {
  // Nothing waited long enough until a test says so, however slow the machine is.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('resolves once a write is on disk, with two synchronisations at a time, and gathers the next writes in the meantime', async () => {
    const { log, disk, write, turn } = slowDisk();
    const first = [write('a'), write('b')];
    await turn();
    const second = write('c');
    await turn();
    const third = [write('d'), write('e')];
    await turn();
    expect(log).toEqual(['commit a b', 'commit c']);
    disk[1]?.done();
    await second;
    await turn();
    expect(log.slice(2)).toEqual(['c saved', 'commit d e']);
    disk[0]?.done();
    await Promise.all(first);
    disk[2]?.done();
    await Promise.all(third);
    expect(log.slice(4)).toEqual(['a saved', 'b saved', 'd saved', 'e saved']);
  });

  it('rejects writes that the disk refused, reports the fault, and goes on', async () => {
    const { log, faults, disk, write, turn } = slowDisk();
    const lost = write('lost');
    await turn();
    disk[0]?.failed(new Error('the disk failed'));
    await lost;
    expect(log).toEqual(['commit lost', 'lost refused']);
    expect(faults).toEqual([new Error('the disk failed')]);
    const second = write('second');
    await turn();
    disk[1]?.done();
    await second;
    expect(log.at(-1)).toBe('second saved');
  });

  it('commits the other writes when one fails', async () => {
    const { log, disk, write, turn } = slowDisk();
    const all = [write('a'), write('bad'), write('b')];
    await turn();
    disk[0]?.done();
    await Promise.all(all);
    expect(log).toEqual(['commit a', 'commit b', 'bad refused', 'a saved', 'b saved']);
  });

  it('commits all waiting writes at once when it is flushed', async () => {
    const { log, commits, write } = slowDisk();
    const waiting = write('a');
    commits.flush();
    await waiting;
    expect(log).toEqual(['commit a', 'sync', 'a saved']);
  });

  /** Gathers writes and notes when each is committed. */
  const gather = ({ log, commits }: ReturnType<typeof slowDisk>, ...names: readonly string[]) =>
    names.map((name) =>
      commits.gather((written) => written.push(name)).then(() => log.push(`${name} committed`)),
    );

  it('gathers what may wait, which a commit of few awaited writes leaves out until it waited long enough', async () => {
    const here = slowDisk();
    const { log, disk, write, turn } = here;
    const gathered = gather(here, 'a', 'b');
    await turn();
    expect(log).toEqual([]);
    const written = write('c');
    await turn();
    expect(log).toEqual(['commit c']);
    vi.runAllTimers();
    await Promise.all(gathered);
    expect(log.slice(1)).toEqual(['commit a b', 'a committed', 'b committed']);
    disk[0]?.done();
    await written;
    expect(log.at(-1)).toBe('c saved');
  });

  it('lets what waited long enough go along with the next commit, and what may wait with one that nobody waits for on disk', async () => {
    const here = slowDisk();
    const { log, disk, commits, write, turn } = here;
    const first = [...gather(here, 'a'), write('1')];
    vi.runAllTimers();
    await turn();
    expect(log).toEqual(['commit a 1', 'a committed']);
    const second = [...gather(here, 'b'), commits.add((written) => written.push('c'))];
    await turn();
    expect(log.slice(2)).toEqual(['commit b c', 'b committed']);
    disk[0]?.done();
    await Promise.all([...first, ...second]);
    expect(log.slice(4)).toEqual(['1 saved']);
  });

  it('keeps the order of what may be about the same thing, whatever else is awaited', async () => {
    const here = slowDisk();
    const { log, disk, commits, write, turn } = here;
    const writes = [
      ...gather(here, 'older findings'),
      write('capture'),
      commits.add((written) => written.push('newer findings')),
    ];
    await turn();
    expect(log[0]).toBe('commit older findings capture newer findings');
    disk[0]?.done();
    await Promise.all(writes);
  });

  it('commits what waited long enough as soon as a synchronisation ends, together with what arrived meanwhile', async () => {
    const here = slowDisk();
    const { log, disk, write, turn } = here;
    const writes = [write('1')];
    await turn();
    writes.push(write('2'));
    await turn();
    const gathered = gather(here, 'a');
    writes.push(write('3'));
    vi.runAllTimers();
    await turn();
    expect(log).toEqual(['commit 1', 'commit 2']);
    disk[0]?.done();
    await Promise.all(gathered);
    expect(log.slice(2)).toEqual(['1 saved', 'commit a 3', 'a committed']);
    for (const { done } of disk) done();
    await Promise.all(writes);
  });

  it('commits what was gathered by itself as well, and before it flushes', async () => {
    const { log, commits } = slowDisk();
    const first = commits.gather((written) => written.push('a'));
    vi.runAllTimers();
    await first;
    expect(log).toEqual(['commit a']);
    const last = commits.gather((written) => written.push('b'));
    commits.flush();
    expect(log).toEqual(['commit a', 'commit b', 'sync']);
    await last;
  });
});

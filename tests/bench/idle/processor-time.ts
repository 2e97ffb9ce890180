import { globSync, readFileSync } from 'node:fs';

/** The processor time of one thread. */
export interface ThreadTime {
  /** The name of its process, and its own. */
  readonly name: string;
  readonly ms: number;
  /** How often it went to sleep, and so was woken. */
  readonly sleeps: number;
}

/** The processor time so far of a process, of all below it, and of their threads, by the thread's number. */
export function processorTime(root: number): ReadonlyMap<number, ThreadTime> {
  const times = new Map<number, ThreadTime>();
  for (const pid of processTree(root)) {
    const kind = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))?.[1];
    for (const path of globSync(`/proc/${pid}/task/[0-9]*`)) {
      // Nanoseconds on a processor (Linux, “schedstats”).
      const [nanoseconds = '0'] = read(`${path}/schedstat`).split(' ');
      const [, sleeps = '0'] =
        /^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`${path}/status`)) ?? [];
      times.set(Number(/\d+$/.exec(path)?.[0]), {
        name: `${kind ?? 'main'}: ${read(`${path}/comm`).trim()}`,
        ms: Number(nanoseconds) / 1e6,
        sleeps: Number(sleeps),
      });
    }
  }
  return times;
}

/** What was used between two moments, the most first. Threads that ended meanwhile are not counted. */
export function usedBetween(
  before: ReadonlyMap<number, ThreadTime>,
  after: ReadonlyMap<number, ThreadTime>,
): readonly ThreadTime[] {
  return [...after]
    .map(([id, { name, ms, sleeps }]) => ({
      name,
      ms: ms - (before.get(id)?.ms ?? 0),
      sleeps: sleeps - (before.get(id)?.sleeps ?? 0),
    }))
    .sort((a, b) => b.ms - a.ms);
}

function processTree(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const path of globSync('/proc/[0-9]*/stat')) {
    const [, pid = '', parent = ''] = /^(\d+) \(.*\) \S (\d+)/s.exec(read(path)) ?? [];
    parents.set(Number(pid), Number(parent));
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

/** Empty when the process is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempDir } from './temp-dir.ts';
import { isLinux } from './system.ts';

const fixtures = fileURLToPath(new URL('../fixtures/cloudflared/', import.meta.url));

export interface FakeCloudflared {
  /** Goes in front of the PATH. */
  readonly folder: string;
  /** The process that runs now, `null` before the first. */
  readonly pid: () => number | null;
  /** What it was started with, last. */
  readonly args: () => string;
  /** How often it was started. */
  readonly starts: () => number;
  /** Has the running one write the lines of a fixture. */
  readonly write: (fixture: string) => void;
}

/**
 * A program named cloudflared that writes what the real one does.
 *
 * @param fixture its first lines.
 * @param then it stays until it is ended, ignores being asked to end, or ends with a failure.
 */
export function fakeCloudflared(
  fixture: string,
  then: 'stays' | 'stubborn' | 'fails' = 'stays',
): FakeCloudflared {
  const folder = tempDir();
  const more = join(folder, 'more');
  mkdirSync(more);
  const program = join(folder, 'cloudflared');
  const stay = `while :; do for f in "${more}"/*.txt; do [ -f "$f" ] && cat "$f" >&2 && rm "$f"; done; sleep 0.05; done`;
  writeFileSync(
    program,
    [
      '#!/bin/sh',
      ...(then === 'stubborn' ? [`trap '' TERM`] : []),
      `echo $$ > "${folder}/pid"; echo "$@" > "${folder}/args"; echo x >> "${folder}/starts"`,
      `cat "${fixtures}${fixture}.txt" >&2`,
      then === 'fails' ? 'exit 1' : stay,
      '',
    ].join('\n'),
  );
  chmodSync(program, 0o755);
  const read = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  };
  return {
    folder,
    pid: () => Number(read('pid')) || null,
    args: () => read('args'),
    starts: () => read('starts').split('\n').filter(Boolean).length,
    write: (name) => {
      writeFileSync(join(folder, 'next'), readFileSync(`${fixtures}${name}.txt`));
      // Whole at once under the name that is looked for.
      renameSync(join(folder, 'next'), join(more, `${name}.txt`));
    },
  };
}

/** Whether a process is there and not merely waiting to be buried. */
export function isAlive(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    if (isLinux) return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

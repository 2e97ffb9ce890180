import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redactLine } from '../../../shared/failure.ts';

/** How much of the log a report has: a few hundred entries. */
const endBytes = 48 * 1024;

/** The newest lines of the log in a data folder, redacted once more: an older version may have written them. */
export function readLogEnd(dataDir: string, home: string): readonly string[] {
  const path = join(dataDir, 'logs', 'hookscope.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return [];
  const start = Math.max(0, size - endBytes);
  const bytes = Buffer.alloc(Math.min(size, endBytes));
  const file = openSync(path, 'r');
  let read: number;
  try {
    read = readSync(file, bytes, 0, bytes.length, start);
  } finally {
    closeSync(file);
  }
  const lines = bytes.subarray(0, read).toString('utf8').trimEnd().split('\n');
  return (start > 0 ? lines.slice(1) : lines).map((line) => {
    const [, time = '', rest = line] = /^(\d{4}-[\d:.TZ-]{10,22} )(.*)$/.exec(line) ?? [];
    return time + redactLine(rest, home);
  });
}

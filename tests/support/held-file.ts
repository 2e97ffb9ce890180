import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file whose reader waits for the test. */
export interface HeldFile {
  /** Lets the reader have the second half, and the end. */
  readonly release: () => Promise<void>;
  /** Ends it after the first half. */
  readonly cut: () => Promise<void>;
}

/**
 * Puts a pipe in the place of a file, with the first half of its bytes. The reader must have opened it before it is released or
 * cut. Not on Windows.
 */
export async function holdFile(path: string): Promise<HeldFile> {
  const bytes = readFileSync(path);
  rmSync(path);
  execFileSync('mkfifo', ['-m', '666', path]);
  // Open for reading as well, so that this waits for no reader.
  const pipe = await open(path, 'r+');
  // A pipe is full after 64 kB, until it is read.
  const first = pipe.write(bytes.subarray(0, bytes.length / 2));
  return {
    release: async () => {
      await first;
      await pipe.write(bytes.subarray(bytes.length / 2));
      await pipe.close();
    },
    cut: async () => {
      await first;
      await pipe.close();
    },
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';

/** What the user is told a single time. */
const told = z.object({ staysInTray: z.boolean().default(false) });
type Told = z.infer<typeof told>;

export interface ToldOnce {
  /** @returns whether the user was not told yet; from now on they were. */
  readonly isFirst: (what: keyof Told) => boolean;
}

/** Remembers in the data folder what the user was told. */
export function createToldOnce(dataDir: string): ToldOnce {
  const file = join(dataDir, 'told.json');
  return {
    isFirst: (what) => {
      const before = read(file);
      if (before[what]) return false;
      try {
        writeAtomicallySync(file, JSON.stringify({ ...before, [what]: true }));
      } catch (error) {
        console.error('It was not saved that the user was told:', error);
      }
      return true;
    },
  };
}

function read(file: string): Told {
  try {
    return told.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The file is missing at first. A damaged one only costs a message that is shown again.
    return told.parse({});
  }
}

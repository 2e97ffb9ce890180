import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const kept = z.object({ host: z.string(), name: z.string() });

/** The name that a tunnel server granted last, so that the address stays over a restart. */
export interface LastName {
  /** `null` when this server granted none yet. */
  readonly of: (host: string) => string | null;
  readonly keep: (host: string, name: string) => void;
}

/** Remembers it in the data folder. A file that can't be read or written costs the name, nothing else. */
export function openLastName(dataDir: string): LastName {
  const path = join(dataDir, 'tunnel.json');
  let last = read(path);
  return {
    of: (host) => (last?.host === host ? last.name : null),
    keep: (host, name) => {
      if (last?.host === host && last.name === name) return;
      last = { host, name };
      try {
        writeFileSync(path, `${JSON.stringify(last)}\n`, { mode: 0o600 });
      } catch {
        // The next start asks for any name.
      }
    },
  };
}

function read(path: string): z.infer<typeof kept> | null {
  try {
    return kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

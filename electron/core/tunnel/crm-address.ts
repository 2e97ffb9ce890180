import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomicallySync } from '../files/write-atomically.ts';

/** Servers whose granted name is remembered, the latest last. */
const maxNames = 10;

const stored = z.object({
  given: z.string().nullable(),
  names: z.array(z.object({ host: z.string(), name: z.string() })).max(maxNames),
});

/**
 * The public address that the CRM posts to, as far as we know, and the name that each tunnel server granted. After a
 * restart the same name is requested again, and the user is told when the server grants another.
 */
export interface CrmAddress {
  /** The one that the user copied last, or that received a webhook of the CRM. `null` before either. */
  readonly url: () => string | null;
  /** `null` when this server has granted none yet. */
  readonly nameOf: (host: string) => string | null;
  /** A tunnel was opened. Its name is remembered, unless the CRM has another address, whose name we want back. */
  readonly opened: (host: string, url: string, name: string | null) => void;
  /** The CRM has this address now, or will have it. */
  readonly accept: (host: string, url: string, name: string | null) => void;
}

/** Stores it in `tunnel.json` of the data folder. When that file can't be read or written, only the name is lost. */
export function openCrmAddress(dataDir: string): CrmAddress {
  const path = join(dataDir, 'tunnel.json');
  let { given, names } = read(path);

  const nameOf = (host: string) => names.find((one) => one.host === host)?.name ?? null;
  const remember = (url: string | null, host: string, name: string | null) => {
    if (given === url && nameOf(host) === name) return;
    given = url;
    const others = names.filter((one) => one.host !== host);
    names = name === null ? names : [...others, { host, name }].slice(-maxNames);
    try {
      writeAtomicallySync(path, `${JSON.stringify({ given, names })}\n`);
    } catch {
      // After the next start the server chooses a name.
    }
  };
  return {
    url: () => given,
    nameOf,
    opened: (host, url, name) => {
      if (given === null || given === url) remember(given, host, name);
    },
    accept: (host, url, name) => remember(url, host, name),
  };
}

function read(path: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { given: null, names: [] };
  }
}

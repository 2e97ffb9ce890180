import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeNow } from '../files/write-whole.ts';

/** Servers whose name is remembered, the latest last. */
const maxNames = 10;

const kept = z.object({
  given: z.string().nullable(),
  names: z.array(z.object({ host: z.string(), name: z.string() })).max(maxNames),
});

/**
 * The public address that the CRM was given, and each server's name that belongs to it: the same is asked
 * for again after a restart, and the user is told when it can't be had.
 */
export interface GivenAddress {
  /** `null` before there was any. */
  readonly url: () => string | null;
  /** `null` when this server granted none yet. */
  readonly nameOf: (host: string) => string | null;
  /** There is an address. The first one is taken to be what the CRM is given. */
  readonly opened: (host: string, url: string, name: string | null) => void;
  /** The user knows that this is the address now. */
  readonly accept: (host: string, url: string, name: string | null) => void;
}

/** Remembers it in the data folder. A file that can't be read or written costs the name, nothing else. */
export function openGivenAddress(dataDir: string): GivenAddress {
  const path = join(dataDir, 'tunnel.json');
  let { given, names } = read(path);

  const nameOf = (host: string) => names.find((one) => one.host === host)?.name ?? null;
  const keep = (host: string, url: string, name: string | null) => {
    if (given === url && nameOf(host) === name) return;
    given = url;
    const others = names.filter((one) => one.host !== host);
    names = name === null ? names : [...others, { host, name }].slice(-maxNames);
    try {
      writeWholeNow(path, `${JSON.stringify({ given, names })}\n`);
    } catch {
      // The next start asks for any name.
    }
  };
  return {
    url: () => given,
    nameOf,
    opened: (host, url, name) => {
      if (given === null || given === url) keep(host, url, name);
    },
    accept: keep,
  };
}

function read(path: string): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { given: null, names: [] };
  }
}

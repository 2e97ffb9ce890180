import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bounds } from '../../shared/bounds.ts';
import type { CrmToken, CrmTokens, TokenGiven, TokenGivenFault } from '../../shared/crm-api.ts';
import { readToken } from '../../shared/token/read-token.ts';
import { unwrap } from '../../shared/token/unwrap.ts';
import { maskOf } from '../core/crm-api/without-secrets.ts';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';
import type { Safe } from './system-safe.ts';

/** What the user gives. */
export interface GivenToken {
  readonly token: string;
  /** The location of a token that names none. */
  readonly location: string | null;
  readonly stores: boolean;
}

/** The tokens of the CRM. They never leave the main process except for a call that needs one. */
export interface CrmTokenVault {
  readonly list: () => CrmTokens;
  readonly give: (given: GivenToken) => TokenGiven;
  /** `isConfirmed` unless it is from an earlier start, and the user did not agree since. */
  readonly use: (key: string) => Pick<KeptToken, 'token' | 'isConfirmed'> | null;
  readonly confirm: (key: string) => void;
  readonly forget: (key: string) => void;
  readonly forgetAll: () => void;
}

interface VaultParts {
  readonly dataDir: string;
  readonly safe: Safe;
  /** Called with each token that comes here, before anything else is done with it. */
  readonly hide: (secrets: readonly string[]) => void;
}

interface KeptToken extends CrmToken {
  readonly token: string;
  readonly isConfirmed: boolean;
}

/** The file, encrypted as a whole. It is not part of a backup, and no other code reads it. */
export const tokenFile = 'crm-tokens';

const storedTokens = z
  .array(z.strictObject({ key: z.string().max(500), token: z.string().max(10_000) }))
  .max(bounds.crmTokens.entries);

const canBeSent = /^[\x21-\x7e]+$/;

/** Reads its file when the tokens are needed for the first time: on some systems the user is asked then. */
export function createCrmTokenVault({ dataDir, safe, hide }: VaultParts): CrmTokenVault {
  const path = join(dataDir, tokenFile);
  const kept = new Map<string, KeptToken>();
  let isLoaded = false;

  function load(): void {
    if (isLoaded) return;
    isLoaded = true;
    const bytes = readFileIfThere(path);
    if (bytes === null) return;
    try {
      const stored = storedTokens.parse(JSON.parse(safe.decrypt(bytes)));
      for (const { key, token } of stored)
        if (!kept.has(key)) keep(key, token, { isStored: true, isConfirmed: false });
    } catch {
      // Another user's or another computer's, or the keyring is closed: the tokens can be given again.
    }
  }

  function keep(
    key: string,
    token: string,
    how: Pick<KeptToken, 'isStored' | 'isConfirmed'>,
  ): KeptToken {
    hide([token]);
    const one = { key, token, reading: readingOf(token), mask: maskOf(token), ...how };
    // The newest last, also in place of an earlier one.
    kept.delete(key);
    kept.set(key, one);
    return one;
  }

  function write(): void {
    const stored = [...kept.values()].filter(({ isStored }) => isStored);
    if (stored.length === 0) return rmSync(path, { force: true });
    const content = JSON.stringify(stored.map(({ key, token }) => ({ key, token })));
    writeAtomicallySync(path, safe.encrypt(content));
  }

  function give({ token: pasted, location, stores }: GivenToken): TokenGiven {
    load();
    if (pasted.length > bounds.pastedToken.characters)
      return refused('too-long', 'No token is longer than 8,192 characters.');
    const { token, wrappings } = unwrap(pasted);
    if (token === '') return refused('empty', 'There is no token in it.');
    if (wrappings.includes('spaces') || !canBeSent.test(token))
      return refused(
        'bad-character',
        'It has a space, a line break or another character that no token has. Copy it again.',
      );
    const key = keyOf(token, location);
    if (key === null)
      return refused('no-location', 'It names no location. Give it beside a message of one.');
    if (stores && safe.storage() !== 'possible')
      return refused('not-storable', 'This system has no keyring: keep it until the app ends.');
    if (kept.size >= bounds.crmTokens.entries) dropOldest();
    const given = keep(key, token, { isStored: stores, isConfirmed: true });
    try {
      write();
    } catch (error) {
      kept.set(key, { ...given, isStored: false });
      return refused('not-written', (error as Error).message);
    }
    return { ok: true, value: shownOf(given) };
  }

  function dropOldest(): void {
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }

  return {
    list: () => {
      load();
      return { tokens: [...kept.values()].map(shownOf), storage: safe.storage() };
    },
    give,
    use: (key) => {
      load();
      return kept.get(key) ?? null;
    },
    confirm: (key) => {
      const found = kept.get(key);
      if (found !== undefined) kept.set(key, { ...found, isConfirmed: true });
    },
    forget: (key) => {
      load();
      kept.delete(key);
      try {
        write();
      } catch {
        // Better none of them is stored than the one that is to be forgotten.
        rmSync(path, { force: true });
        for (const [other, one] of kept) kept.set(other, { ...one, isStored: false });
      }
    },
    forgetAll: () => {
      isLoaded = true;
      kept.clear();
      rmSync(path, { force: true });
    },
  };
}

function keyOf(token: string, given: string | null): string | null {
  const { kind, location, company } = readToken(token);
  if (location !== null) return `location:${location}`;
  if (kind === 'company' && company !== null) return `company:${company}`;
  return given === null || given === '' ? null : `location:${given}`;
}

/** What it says of itself: the claims may name people, and nobody needs them here. */
function readingOf(token: string): CrmToken['reading'] {
  return { ...readToken(token), claims: [], omittedClaims: 0 };
}

function shownOf({ key, reading, mask, isStored }: KeptToken): CrmToken {
  return { key, reading, mask, isStored };
}

function readFileIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function refused(fault: TokenGivenFault, detail: string): TokenGiven {
  return { ok: false, fault, detail };
}

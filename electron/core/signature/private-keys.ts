import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomicallySync } from '../files/write-atomically.ts';
import { BadKey, fingerprintOf, readPrivateKey } from './keys.ts';

/** The private halves of test keys that were made here: one file each, which only the user may read. */
export interface PrivateKeys {
  readonly has: (fingerprint: string) => boolean;
  /** `null` when there is none that could be used. */
  readonly read: (fingerprint: string) => KeyObject | null;
  /** @throws the system's error. */
  readonly keep: (key: KeyObject) => void;
  readonly forget: (fingerprint: string) => void;
}

/** @param dataDir the files lie in its `keys/`, each named by the fingerprint of its public half. */
export function openPrivateKeys(dataDir: string): PrivateKeys {
  const folder = join(dataDir, 'keys');
  const path = (fingerprint: string) => join(folder, `${fingerprint}.pem`);
  return {
    has: (fingerprint) => existsSync(path(fingerprint)),
    read: (fingerprint) => {
      try {
        return readPrivateKey(path(fingerprint));
      } catch (error) {
        // Missing, damaged or not ours to read: then nothing is signed with it.
        if (error instanceof BadKey || (error as NodeJS.ErrnoException).code !== undefined)
          return null;
        throw error;
      }
    },
    keep: (key) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeAtomicallySync(path(fingerprintOf(key)), key.export({ type: 'pkcs8', format: 'pem' }));
    },
    forget: (fingerprint) => rmSync(path(fingerprint), { force: true }),
  };
}

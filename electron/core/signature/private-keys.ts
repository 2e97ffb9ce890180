import { sign as signBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomicallySync } from '../files/write-atomically.ts';
import { BadKey, fingerprintOf, readPrivateKey } from './keys.ts';

/** The private halves of generated test keys: one file each, readable only by the user. */
export interface PrivateKeys {
  readonly has: (fingerprint: string) => boolean;
  /** `null` when it is missing or can't be read. */
  readonly read: (fingerprint: string) => KeyObject | null;
  /** @throws the system's error. */
  readonly store: (key: KeyObject) => void;
  readonly erase: (fingerprint: string) => void;
}

/** @param dataDir the files are in its `keys/`, each named by the fingerprint of its public half. */
export function openPrivateKeys(dataDir: string): PrivateKeys {
  const folder = join(dataDir, 'keys');
  const path = (fingerprint: string) => join(folder, `${fingerprint}.pem`);
  return {
    has: (fingerprint) => existsSync(path(fingerprint)),
    read: (fingerprint) => {
      try {
        return readPrivateKey(path(fingerprint));
      } catch (error) {
        // It is missing, damaged or not readable, so nothing is signed with it.
        if (error instanceof BadKey || (error as NodeJS.ErrnoException).code !== undefined)
          return null;
        throw error;
      }
    },
    store: (key) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeAtomicallySync(path(fingerprintOf(key)), key.export({ type: 'pkcs8', format: 'pem' }));
    },
    erase: (fingerprint) => rmSync(path(fingerprint), { force: true }),
  };
}

/** The value of `X-GHL-Signature`: pure Ed25519 over the exact bytes, in standard base64. */
export function sign(body: Uint8Array, privateKey: KeyObject): string {
  return signBytes(null, body, privateKey).toString('base64');
}

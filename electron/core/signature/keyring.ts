import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Result } from '../../../shared/result.ts';
import type { KeyHalf } from '../../../shared/contract/arguments.ts';
import type { KeyName, KeyTrouble, TestKey } from '../../../shared/signature.ts';
import { testKeyLimit, type Settings } from '../../../shared/settings.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import {
  BadKey,
  fingerprintOf,
  keySet,
  parsePublicKey,
  testKey,
  type OfficialKeys,
  type VerifyingKey,
  type VerifyingKeys,
} from './keys.ts';
import type { PrivateKeys } from './private-keys.ts';

/** The keys that signatures are tried with: HighLevel's, the user's own, and what the command line adds. */
export interface Keyring {
  readonly current: () => VerifyingKeys;
  /** The user's own, in the order in which they were added. */
  readonly own: () => readonly TestKey[];
  readonly add: (name: string, publicKey: string) => Result<TestKey, KeyTrouble>;
  /** Makes a pair; its private half stays in the data folder. */
  readonly make: (name: string) => Result<TestKey, KeyTrouble>;
  /** Forgets a key, its private half for good. */
  readonly remove: (fingerprint: string) => Result<null, KeyTrouble>;
  /** One half of an own key as PEM, `null` when it is not here. */
  readonly pem: (fingerprint: string, half: KeyHalf['half']) => string | null;
  /** The newest key that can sign, `null` when there is none. */
  readonly signer: () => { readonly name: KeyName; readonly key: KeyObject } | null;
}

/** The kept keys as they were read, until they are others. */
interface Known {
  readonly from: Settings['testKeys'];
  readonly keys: readonly VerifyingKey[];
  readonly set: VerifyingKeys;
}

/**
 * @param given keys for this run alone.
 * @param onChanged told after the keys are others.
 */
export function createKeyring(parts: {
  readonly official: OfficialKeys;
  readonly given: readonly VerifyingKey[];
  readonly settings: SettingsFile;
  readonly privateKeys: PrivateKeys;
  readonly onChanged: () => void;
}): Keyring {
  const { official, given, settings, privateKeys, onChanged } = parts;
  let read: Known | null = null;

  function known(): Known {
    const from = settings.current().testKeys;
    if (read !== null && read.from === from) return read;
    const keys = readTestKeys(from);
    read = { from, keys, set: keySet(official, [...keys, ...given]) };
    return read;
  }

  function keep(name: string, key: KeyObject): Result<TestKey, KeyTrouble> {
    const { testKeys } = settings.current();
    const fingerprint = fingerprintOf(key);
    if ([official.published, ...known().keys].some((one) => one.name.fingerprint === fingerprint)) {
      return { ok: false, fault: 'known-already', detail: name };
    }
    if (testKeys.length >= testKeyLimit) {
      return { ok: false, fault: 'too-many', detail: String(testKeyLimit) };
    }
    const changed = settings.change({ testKeys: [...testKeys, { name, publicKey: pemOf(key) }] });
    if (!changed.ok) return { ok: false, fault: 'not-saved', detail: changed.detail };
    onChanged();
    return { ok: true, value: named(testKey(name, key)) };
  }

  function named({ name: { name, fingerprint }, key }: VerifyingKey): TestKey {
    return { name, fingerprint, publicKey: pemOf(key), canSign: privateKeys.has(fingerprint) };
  }

  return {
    current: () => known().set,
    own: () => known().keys.map(named),
    add: (name, publicKey) => {
      try {
        return keep(name, parsePublicKey(publicKey, name));
      } catch (error) {
        if (!(error instanceof BadKey)) throw error;
        return { ok: false, fault: error.fault, detail: error.message };
      }
    },
    make: (name) => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      try {
        privateKeys.keep(privateKey);
      } catch (error) {
        return { ok: false, fault: 'not-saved', detail: (error as Error).message };
      }
      const kept = keep(name, publicKey);
      if (!kept.ok) privateKeys.forget(fingerprintOf(publicKey));
      return kept;
    },
    remove: (fingerprint) => {
      const kept = settings.current().testKeys.filter(({ publicKey }) => {
        const [key] = readTestKeys([{ name: '', publicKey }]);
        return key?.name.fingerprint !== fingerprint;
      });
      const changed = settings.change({ testKeys: kept });
      if (!changed.ok) return { ok: false, fault: 'not-saved', detail: changed.detail };
      privateKeys.forget(fingerprint);
      onChanged();
      return { ok: true, value: null };
    },
    pem: (fingerprint, half) => {
      const own = known().keys.find(({ name }) => name.fingerprint === fingerprint);
      if (own === undefined) return null;
      if (half === 'public') return pemOf(own.key);
      const key = privateKeys.read(fingerprint);
      return key?.export({ type: 'pkcs8', format: 'pem' }).toString() ?? null;
    },
    signer: () => {
      for (const { name } of known().keys.toReversed()) {
        const key = privateKeys.read(name.fingerprint);
        if (key !== null) return { name, key };
      }
      return null;
    },
  };
}

/** What can be read of the kept keys; a file that was edited by hand may hold anything. */
export function readTestKeys(kept: Settings['testKeys']): readonly VerifyingKey[] {
  return kept.flatMap(({ name, publicKey }) => {
    try {
      return [testKey(name, parsePublicKey(publicKey, name))];
    } catch (error) {
      if (error instanceof BadKey) return [];
      throw error;
    }
  });
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

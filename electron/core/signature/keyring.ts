import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Result } from '../../../shared/result.ts';
import type { KeyHalf } from '../../../shared/contract/arguments.ts';
import type { KeyName, KeyringFault, TestKey } from '../../../shared/signature.ts';
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

/** The keys that signatures are checked with: HighLevel's, the user's own, and those of the command line. */
export interface Keyring {
  readonly current: () => VerifyingKeys;
  /** The user's test keys, oldest first. */
  readonly own: () => readonly TestKey[];
  readonly add: (name: string, publicKey: string) => Result<TestKey, KeyringFault>;
  /** Generates a key pair. The private half stays in the data folder. */
  readonly make: (name: string) => Result<TestKey, KeyringFault>;
  /** Removes a key and erases its private half. */
  readonly remove: (fingerprint: string) => Result<null, KeyringFault>;
  /** One half of a test key as PEM; `null` when it is not stored here. */
  readonly pem: (fingerprint: string, half: KeyHalf['half']) => string | null;
  /** A test key by its fingerprint, with its private half; `null` when that is not stored here. */
  readonly signerOf: (
    fingerprint: string,
  ) => { readonly name: string; readonly key: KeyObject } | null;
  /** The newest test key with a private half; `null` when there is none. */
  readonly signer: () => { readonly name: KeyName; readonly key: KeyObject } | null;
}

/** The stored keys as parsed, valid until the settings change. */
interface ParsedKeys {
  readonly from: Settings['testKeys'];
  readonly keys: readonly VerifyingKey[];
  readonly set: VerifyingKeys;
}

/**
 * @param given keys for this run only.
 * @param onChanged called after the keys changed.
 */
export function createKeyring(parts: {
  readonly official: OfficialKeys;
  readonly given: readonly VerifyingKey[];
  readonly settings: SettingsFile;
  readonly privateKeys: PrivateKeys;
  readonly onChanged: () => void;
}): Keyring {
  const { official, given, settings, privateKeys, onChanged } = parts;
  let parsed: ParsedKeys | null = null;

  function current(): ParsedKeys {
    const from = settings.current().testKeys;
    if (parsed !== null && parsed.from === from) return parsed;
    const keys = readTestKeys(from);
    parsed = { from, keys, set: keySet(official, [...keys, ...given]) };
    return parsed;
  }

  function store(name: string, key: KeyObject): Result<TestKey, KeyringFault> {
    const { testKeys } = settings.current();
    const fingerprint = fingerprintOf(key);
    if (
      [official.published, ...current().keys].some((one) => one.name.fingerprint === fingerprint)
    ) {
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
    current: () => current().set,
    own: () => current().keys.map(named),
    add: (name, publicKey) => {
      try {
        return store(name, parsePublicKey(publicKey, name));
      } catch (error) {
        if (!(error instanceof BadKey)) throw error;
        return { ok: false, fault: error.fault, detail: error.message };
      }
    },
    make: (name) => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      try {
        privateKeys.store(privateKey);
      } catch (error) {
        return { ok: false, fault: 'not-saved', detail: (error as Error).message };
      }
      const stored = store(name, publicKey);
      if (!stored.ok) privateKeys.erase(fingerprintOf(publicKey));
      return stored;
    },
    remove: (fingerprint) => {
      const rest = settings.current().testKeys.filter(({ publicKey }) => {
        const [key] = readTestKeys([{ name: '', publicKey }]);
        return key?.name.fingerprint !== fingerprint;
      });
      const changed = settings.change({ testKeys: rest });
      if (!changed.ok) return { ok: false, fault: 'not-saved', detail: changed.detail };
      privateKeys.erase(fingerprint);
      onChanged();
      return { ok: true, value: null };
    },
    pem: (fingerprint, half) => {
      const own = current().keys.find(({ name }) => name.fingerprint === fingerprint);
      if (own === undefined) return null;
      if (half === 'public') return pemOf(own.key);
      const key = privateKeys.read(fingerprint);
      return key?.export({ type: 'pkcs8', format: 'pem' }).toString() ?? null;
    },
    signerOf: (fingerprint) => {
      const own = current().keys.find(({ name }) => name.fingerprint === fingerprint);
      const key = own === undefined ? null : privateKeys.read(fingerprint);
      return own === undefined || key === null ? null : { name: own.name.name, key };
    },
    signer: () => {
      for (const { name } of current().keys.toReversed()) {
        const key = privateKeys.read(name.fingerprint);
        if (key !== null) return { name, key };
      }
      return null;
    },
  };
}

/** Parses the stored keys. Invalid ones are left out: the settings file may have been edited by hand. */
export function readTestKeys(stored: Settings['testKeys']): readonly VerifyingKey[] {
  return stored.flatMap(({ name, publicKey }) => {
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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '../../../shared/settings.ts';
import { decodeTextFile } from '../files/text-encoding.ts';
import { keySet, readOfficialKeys, readTestKey, type VerifyingKeys } from './keys.ts';
import { readTestKeys } from './keyring.ts';

/**
 * Reads the verifying keys without opening the data folder, which another process may own.
 *
 * @param dataDir the folder whose stored test keys are used; `null` for none.
 * @param testKeyPath a PEM file with one more key; `null` for none.
 * @throws BadKey, or the system's error when the PEM file can't be read.
 */
export function readKeys(
  resourcesDir: string,
  dataDir: string | null,
  testKeyPath: string | null,
): VerifyingKeys {
  const stored = dataDir === null ? [] : storedTestKeys(dataDir);
  const given = testKeyPath === null ? [] : [readTestKey(testKeyPath)];
  return keySet(readOfficialKeys(resourcesDir), [...readTestKeys(stored), ...given]);
}

function storedTestKeys(dataDir: string) {
  const { testKeys } = settingsSchema.shape;
  try {
    const stored = JSON.parse(decodeTextFile(readFileSync(join(dataDir, 'settings.json')))) as {
      testKeys?: unknown;
    };
    return testKeys.parse(stored.testKeys);
  } catch {
    // No settings file, or an invalid one: no stored keys.
    return testKeys.parse(undefined);
  }
}

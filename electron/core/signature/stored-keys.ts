import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '../../../shared/settings.ts';
import { decodeTextFile } from '../files/text-encoding.ts';
import { keySet, readOfficialKeys, readTestKey, type VerifyingKeys } from './keys.ts';
import { readTestKeys } from './keyring.ts';

/**
 * The keys for a look beside the process that owns a data folder.
 *
 * @param dataDir its kept test keys count; `null` for none.
 * @param testKeyPath a PEM file with one more, `null` for none.
 * @throws BadKey, or the system's error when that file can't be read.
 */
export function readKeys(
  resourcesDir: string,
  dataDir: string | null,
  testKeyPath: string | null,
): VerifyingKeys {
  const kept = dataDir === null ? [] : keptTestKeys(dataDir);
  const given = testKeyPath === null ? [] : [readTestKey(testKeyPath)];
  return keySet(readOfficialKeys(resourcesDir), [...readTestKeys(kept), ...given]);
}

function keptTestKeys(dataDir: string) {
  const { testKeys } = settingsSchema.shape;
  try {
    const kept = JSON.parse(decodeTextFile(readFileSync(join(dataDir, 'settings.json')))) as {
      testKeys?: unknown;
    };
    return testKeys.parse(kept.testKeys);
  } catch {
    // A folder without settings, or with settings that make no sense, has no keys.
    return testKeys.parse(undefined);
  }
}

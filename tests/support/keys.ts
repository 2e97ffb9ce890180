import { generateKeyPairSync } from 'node:crypto';
import type { InspectionContext } from '../../electron/core/inspect/inspect.ts';
import {
  keySet,
  officialKey,
  readOfficialKeys,
  testKey,
  type OfficialKeys,
} from '../../electron/core/signature/keys.ts';
import { resourcesDir } from './running-core.ts';

/** Pairs that stand for HighLevel's, whose private halves nobody has, one of the user's own, and one of nobody. */
export const crm = generateKeyPairSync('ed25519');
export const crmOfOld = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const own = generateKeyPairSync('ed25519');
export const stranger = generateKeyPairSync('ed25519');

export const officialKeys: OfficialKeys = {
  published: officialKey('published', crm.publicKey),
  legacy: officialKey('legacy', crmOfOld.publicKey),
};

/** The keys above, with one test key. */
export const keys = keySet(officialKeys, [testKey('mine', own.publicKey)]);

/** What an inspection depends on when no signature matters. */
export const context: InspectionContext = { keys: keySet(readOfficialKeys(resourcesDir), []) };

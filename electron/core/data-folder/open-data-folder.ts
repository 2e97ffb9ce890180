import { accessSync, constants, mkdirSync } from 'node:fs';
import { lockData } from './data-lock.ts';
import { explainFolderErrors } from './unusable-folder.ts';

/** Creates the data folder if it is missing, and checks that it can be written. @throws UnusableFolder */
export function makeDataFolder(dataDir: string): void {
  explainFolderErrors(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  });
}

/**
 * The same, and locks the folder for this process.
 *
 * @param channel where this process will take jobs of others.
 * @returns releases it.
 * @throws UnusableFolder, DataInUse
 */
export function openDataFolder(dataDir: string, channel: string | null = null): () => void {
  makeDataFolder(dataDir);
  return lockData(dataDir, channel);
}

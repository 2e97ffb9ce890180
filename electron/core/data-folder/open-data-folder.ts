import { accessSync, constants, mkdirSync } from 'node:fs';
import { lockData } from './data-lock.ts';
import { needsFolder } from './unusable-folder.ts';

/** Makes sure that there is a data folder which can be written. @throws UnusableFolder */
export function makeDataFolder(dataDir: string): void {
  needsFolder(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  });
}

/** The same, and takes it for this process. @returns gives it back. @throws UnusableFolder, DataInUse */
export function openDataFolder(dataDir: string): () => void {
  makeDataFolder(dataDir);
  return lockData(dataDir);
}

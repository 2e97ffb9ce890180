import { existsSync } from 'node:fs';
import { shell } from 'electron';
import type { SavedFile } from '../../shared/saved-file.ts';

/** Saved files that can still be shown. */
const remembered = 1_000;

/** The files that the user saved since the app started. The page knows them by numbers, so that it can name no path. */
export interface SavedFiles {
  readonly add: (path: string) => SavedFile;
  /** Shows a file in its folder. @returns `false` when it is not there any more, or was never saved. */
  readonly show: (file: number) => boolean;
}

export function createSavedFiles(): SavedFiles {
  const paths = new Map<number, string>();
  let last = 0;
  return {
    add: (path) => {
      last += 1;
      paths.set(last, path);
      paths.delete(last - remembered);
      return { path, file: last };
    },
    show: (file) => {
      const path = paths.get(file);
      if (path === undefined || !existsSync(path)) return false;
      shell.showItemInFolder(path);
      return true;
    },
  };
}

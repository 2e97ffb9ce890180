import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** Whether a text is in a file of the folder, or of a folder in it, as its bytes stand on the disk. */
export function isInFiles(folder: string, text: string): boolean {
  return entriesOf(folder).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isInFiles(path, text);
    return entry.isFile() && contentOf(path).includes(text);
  });
}

/** Nothing of a folder that is gone again: an app that runs makes and removes some. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Nothing of a file that is gone again, or that its process alone may read. */
export function contentOf(path: string): string | Buffer {
  try {
    return readFileSync(path);
  } catch {
    return '';
  }
}

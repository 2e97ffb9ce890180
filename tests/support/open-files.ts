import { readdirSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files of a folder that any thread of this process has open, with the mark of Linux for deleted ones. Linux only. */
export function openIn(folder: string): string[] {
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd));
    } catch {
      // It has been closed since.
      return '';
    }
  });
  const found = links.filter((path) => path.startsWith(folder));
  return [...new Set(found.map((path) => relative(folder, path)))].toSorted();
}

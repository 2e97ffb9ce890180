import { lstatSync, readlinkSync, statSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** What stands where something is to be written. */
export type FilePlace =
  | {
      readonly is: 'file';
      /** Where the file itself lies, behind all symbolic links. */
      readonly path: string;
      /** The file that stands there, `null` for none. */
      readonly older: Stats | null;
    }
  /** A pipe or a device. It takes bytes as they come, and is never replaced. */
  | { readonly is: 'stream'; readonly path: string };

/** Linux gives up after as many (path_resolution(7)). */
const mostLinks = 40;

/** @throws the system's error, for example when links lead in a circle. */
export function placeOf(path: string): FilePlace {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory()) return { is: 'stream', path };
  return { is: 'file', path: behindLinks(path), older: found ?? null };
}

/** The place that a link names, whether or not something stands there: `realpath` wants a file that exists. */
function behindLinks(path: string): string {
  let at = path;
  for (let links = 0; links < mostLinks; links += 1) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() !== true) break;
    at = resolve(dirname(at), readlinkSync(at));
  }
  return at;
}

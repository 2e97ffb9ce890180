import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openedScheme } from '../../shared/opened.ts';

/** What the system opens with Hookscope. Of these a missing file is worth a word; any other word may be a switch's value. */
const ownExtensions = ['.har', '.json', '.ndjson'];

/** At most this many are taken of one start. */
const maxOpened = 20;

/**
 * The files and the `hookscope:` addresses that a start of the app names, files as absolute paths.
 *
 * @param args of the app, without its own path.
 * @param folder that relative paths begin in.
 */
export function openedBy(args: readonly string[], folder: string): readonly string[] {
  const { positionals } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return positionals.flatMap((word) => openable(word, folder)).slice(0, maxOpened);
}

function openable(word: string, folder: string): readonly string[] {
  if (word.toLowerCase().startsWith(openedScheme)) return [word];
  const path = pathOf(word, folder);
  if (path === null) return [];
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile || ownExtensions.includes(extname(path).toLowerCase()) ? [path] : [];
}

/** Desktops of Linux may name a file by its address. */
function pathOf(word: string, folder: string): string | null {
  if (!word.toLowerCase().startsWith('file:')) return resolve(folder, word);
  try {
    return fileURLToPath(word);
  } catch {
    // It names another computer, or is not an address.
    return null;
  }
}

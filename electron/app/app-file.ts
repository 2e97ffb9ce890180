import { join, relative, sep } from 'node:path';
import { appOrigin } from './origins.ts';

/**
 * The file that an address names.
 *
 * @returns `null` when it is not ours or leads out of the folder.
 */
export function fileFor(folder: string, address: string): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== appOrigin) return null;
  const path = decoded(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const within = relative(folder, file);
  return within === '' || within === '..' || within.startsWith(`..${sep}`) ? null : file;
}

/** `null` when the percent-encoding is broken. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

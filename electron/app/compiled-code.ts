import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache, flushCompileCache, getCompileCacheDir } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** After this time a start is over, and what it compiled is written. The end of the process writes it too. */
const startedMs = 4_000;

/**
 * Lets Node keep the compiled code of what is loaded from here on, in the user's folder for caches. Code that others could have
 * written must not run, so nothing is kept where they can write. The data folder is no such place: it may be handed over.
 */
export function keepCompiledCode(): void {
  try {
    const folder = codeFolder(process.platform, process.env, homedir());
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(folder)) return;
    enableCompileCache(folder);
    setTimeout(flushCompileCache, startedMs).unref();
  } catch {
    // Without a home, or where nothing can be written, each start compiles.
  }
}

/** The environment in which a process of ours keeps its compiled code in the same folder. */
export function compiledCodeEnvironment(): NodeJS.ProcessEnv {
  // Node adds a folder for its version.
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

/** Where each system has what can be made again. @throws when the user has no home. */
export function codeFolder(
  platform: NodeJS.Platform,
  env: Readonly<NodeJS.ProcessEnv>,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Hookscope', 'code');
  const configured = env[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'] ?? '';
  const usual = platform === 'win32' ? ['AppData', 'Local'] : ['.cache'];
  // A relative path in XDG_CACHE_HOME is ignored (XDG Base Directory Specification).
  const caches = isAbsolute(configured) ? configured : join(home, ...usual);
  if (!isAbsolute(caches)) throw new Error('The user has no home.');
  return join(caches, 'Hookscope', 'code');
}

/** Whether it is a folder that this user owns and others cannot write to. Windows gives a user's own folders no other rights. */
export function isOurs(folder: string): boolean {
  const stat = lstatSync(folder);
  if (!stat.isDirectory()) return false;
  return (
    process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0)
  );
}

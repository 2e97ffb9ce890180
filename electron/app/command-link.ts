import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Result } from '../../shared/result.ts';

/** A folder for commands, and whether it may be made where it is missing. */
export interface CommandFolder {
  readonly path: string;
  readonly isOwn: boolean;
}

const commandName = 'hookscope';

/**
 * Links the command of an installed app into the first folder that can be written. A link of an earlier Hookscope is replaced,
 * and nothing else is.
 *
 * @param program what the link leads to.
 * @returns the path of the link; `occupied` with a path when another program has that name.
 */
export function linkCommand(
  program: string,
  folders: readonly CommandFolder[],
): Result<string, 'occupied' | 'not-written'> {
  let detail = '';
  for (const folder of folders) {
    const link = join(folder.path, commandName);
    try {
      if (folder.isOwn) mkdirSync(folder.path, { recursive: true });
      accessSync(folder.path, constants.W_OK);
      if (!isOursOrFree(link)) return { ok: false, fault: 'occupied', detail: link };
      replaceLink(link, program);
      return { ok: true, value: link };
    } catch (error) {
      detail = error instanceof Error ? error.message : String(error);
    }
  }
  return { ok: false, fault: 'not-written', detail };
}

/** Whether there is nothing, or a link to our launcher or an AppImage of ours. */
function isOursOrFree(link: string): boolean {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found === undefined) return true;
  if (!found.isSymbolicLink()) return false;
  const target = readlinkSync(link);
  const isLauncher = basename(target) === commandName && basename(dirname(target)) === 'bin';
  if (isLauncher) return /hookscope/i.test(dirname(target));
  return extname(target).toLowerCase() === '.appimage' && /hookscope/i.test(basename(target));
}

/** At no moment is there no link. */
function replaceLink(link: string, program: string): void {
  const beside = `${link}.${process.pid}`;
  rmSync(beside, { force: true });
  symlinkSync(program, beside);
  renameSync(beside, link);
}

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where packages put it, for an app that was started from a desktop and has hardly a PATH. */
const usual: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin'],
  linux: ['/usr/local/bin', '/usr/bin', '/home/linuxbrew/.linuxbrew/bin'],
  win32: ['C:\\Program Files (x86)\\cloudflared', 'C:\\Program Files\\cloudflared'],
};

/**
 * Finds cloudflared: where `HOOKSCOPE_CLOUDFLARED` says, on the PATH, where packages put it. The path is
 * no setting, because a setting can be changed from the window, and the window must never choose what runs.
 *
 * @returns an absolute path, `null` when it is not there.
 */
export function findCloudflared(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const set = env['HOOKSCOPE_CLOUDFLARED'] ?? '';
  if (set !== '') return isAbsolute(set) && isProgram(set) ? set : null;
  const name = platform === 'win32' ? 'cloudflared.exe' : 'cloudflared';
  // Relative parts of a PATH mean the folder that one happens to be in.
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const all = [...folders, ...(usual[platform] ?? [])].map((folder) => join(folder, name));
  return all.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where packages install it. An app that was started from a desktop has a short PATH. */
const packageFolders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin'],
  linux: ['/usr/local/bin', '/usr/bin', '/home/linuxbrew/.linuxbrew/bin'],
  win32: ['C:\\Program Files (x86)\\cloudflared', 'C:\\Program Files\\cloudflared'],
};

/**
 * Finds cloudflared: at the path in `HOOKSCOPE_CLOUDFLARED`, else on the PATH, else where packages install it. The path
 * is no setting, because the window can change settings, and the window must never choose which program runs.
 *
 * @returns an absolute path, `null` when it is not installed.
 */
export function findCloudflared(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const given = env['HOOKSCOPE_CLOUDFLARED'] ?? '';
  if (given !== '') return isAbsolute(given) && isProgram(given) ? given : null;
  const name = platform === 'win32' ? 'cloudflared.exe' : 'cloudflared';
  // A relative entry of the PATH would depend on the working folder.
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const all = [...folders, ...(packageFolders[platform] ?? [])].map((folder) => join(folder, name));
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

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where to look for a program. */
export interface ProgramPlaces {
  /** Its name, without `.exe`. */
  readonly name: string;
  /** Where its installers put it on a platform, besides the folders of the package managers. */
  readonly folders?: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>;
}

/** Where package managers install programs. An app that was started from a desktop has a short PATH. */
const packageFolders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'],
  linux: ['/usr/local/bin', '/usr/bin', '/snap/bin', '/home/linuxbrew/.linuxbrew/bin'],
};

/**
 * Finds a program: at the path in the environment variable `HOOKSCOPE_` with its name, else on the PATH, else where package managers and its
 * installers put it. The path is not a setting, because the window can change settings, and the window must never choose
 * which program runs.
 *
 * @returns an absolute path, `null` when it is not installed.
 */
export function findProgram(
  { name, folders = {} }: ProgramPlaces,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const given = env[`HOOKSCOPE_${name.toUpperCase()}`] ?? '';
  if (given !== '') return isAbsolute(given) && isProgram(given) ? given : null;
  const file = platform === 'win32' ? `${name}.exe` : name;
  // A relative entry of the PATH would depend on the working folder.
  const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const usual = [...(packageFolders[platform] ?? []), ...(folders[platform] ?? [])];
  return [...onPath, ...usual].map((folder) => join(folder, file)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

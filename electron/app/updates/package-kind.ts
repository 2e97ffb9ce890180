import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import type { UpdateWay } from '../../../shared/updates.ts';
import type { Release, ReleaseFile } from './feed.ts';

/** How this app was installed. */
export type PackageKind = 'appimage' | 'deb' | 'rpm' | 'archive' | 'windows' | 'mac';

interface Installation {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The program that runs. */
  readonly execPath: string;
  /** Where electron-builder's `package-type` is. */
  readonly resourcesPath: string;
}

export function packageKind({ platform, env, execPath, resourcesPath }: Installation): PackageKind {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'mac';
  if (isOwnAppImage(env, execPath)) return 'appimage';
  const type = packageType(resourcesPath);
  return type === 'deb' || type === 'rpm' ? type : 'archive';
}

/**
 * Whether we run out of the AppImage that the environment names. A program that an AppImage starts inherits its
 * variables: a terminal in one would make us replace a file of somebody else.
 */
function isOwnAppImage({ APPIMAGE = '', APPDIR = '' }: NodeJS.ProcessEnv, execPath: string) {
  return isAbsolute(APPIMAGE) && isAbsolute(APPDIR) && execPath.startsWith(join(APPDIR, sep));
}

function packageType(resourcesPath: string): string {
  try {
    return readFileSync(join(resourcesPath, 'package-type'), 'utf8').trim();
  } catch {
    // Only the packages of package managers have it.
    return '';
  }
}

const endings: Readonly<Record<PackageKind, string>> = {
  appimage: '.AppImage',
  deb: '.deb',
  rpm: '.rpm',
  archive: '.tar.gz',
  windows: '.exe',
  mac: '.zip',
};

/** The package of a release for an installation of that kind; `null` when it has none. */
export function packageFor(kind: PackageKind, { files }: Release): ReleaseFile | null {
  return files.find(({ url }) => url.endsWith(endings[kind])) ?? null;
}

/** How a release gets onto this machine. @param appImage the file that would be replaced. */
export function updateWay(kind: PackageKind, release: Release, appImage: string): UpdateWay {
  const file = packageFor(kind, release);
  if (file === null || kind === 'archive') return { is: 'download' };
  if (kind === 'deb') return { is: 'command', command: `sudo apt install ./${file.url}` };
  if (kind === 'rpm') return { is: 'command', command: `sudo dnf install ./${file.url}` };
  if (kind === 'appimage' && !isReplaceable(appImage)) return { is: 'download' };
  return { is: 'itself', bytes: file.size };
}

function isReplaceable(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

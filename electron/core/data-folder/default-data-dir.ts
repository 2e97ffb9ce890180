import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { NoHome } from './unusable-folder.ts';

/** The folder that the window uses too: Electron's `userData`, found without Electron. @throws NoHome */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: () => string = homedir,
): string {
  // A relative path here is none (XDG Base Directory Specification).
  const named = env[platform === 'win32' ? 'APPDATA' : 'XDG_CONFIG_HOME'] ?? '';
  switch (platform) {
    case 'win32':
      return join(isAbsolute(named) ? named : join(known(home), 'AppData', 'Roaming'), 'Hookscope');
    case 'darwin':
      return join(known(home), 'Library', 'Application Support', 'Hookscope');
    default:
      return join(isAbsolute(named) ? named : join(known(home), '.config'), 'Hookscope');
  }
}

/** The system throws where neither the environment nor the list of users names one. */
function known(home: () => string): string {
  try {
    const folder = home();
    if (isAbsolute(folder)) return folder;
  } catch {
    // Said below.
  }
  throw new NoHome();
}

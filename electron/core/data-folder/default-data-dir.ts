import { homedir } from 'node:os';
import { isAbsolute, posix, win32 } from 'node:path';
import { NoHome } from './unusable-folder.ts';

/** The data folder of the window, which is Electron's `userData`, computed without Electron. @throws NoHome */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: () => string = homedir,
): string {
  const { join } = platform === 'win32' ? win32 : posix;
  // A relative path in XDG_CONFIG_HOME is ignored (XDG Base Directory Specification).
  const configured = env[platform === 'win32' ? 'APPDATA' : 'XDG_CONFIG_HOME'] ?? '';
  const hasConfigured = isAbsolute(configured);
  switch (platform) {
    case 'win32':
      return join(
        hasConfigured ? configured : join(homeOf(home), 'AppData', 'Roaming'),
        'Hookscope',
      );
    case 'darwin':
      return join(homeOf(home), 'Library', 'Application Support', 'Hookscope');
    default:
      return join(hasConfigured ? configured : join(homeOf(home), '.config'), 'Hookscope');
  }
}

/** `os.homedir()` throws when neither the environment nor the user database names a home folder. */
function homeOf(home: () => string): string {
  try {
    const folder = home();
    if (isAbsolute(folder)) return folder;
  } catch {
    // The error below says it.
  }
  throw new NoHome();
}

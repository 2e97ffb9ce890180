import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder that the window uses too: Electron's `userData`, found without Electron. */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Hookscope');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Hookscope');
    default:
      return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Hookscope');
  }
}

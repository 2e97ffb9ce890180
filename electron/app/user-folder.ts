import { existsSync } from 'node:fs';
import { app } from 'electron';

/** The folder that a save dialog suggests: the user's folder of that name, the home folder, or the app's data folder. */
export function userFolder(name: 'documents' | 'downloads'): string {
  for (const each of [name, 'home'] as const) {
    try {
      const path = app.getPath(each);
      if (existsSync(path)) return path;
    } catch {
      // Electron throws when the system has no such folder.
    }
  }
  return app.getPath('userData');
}

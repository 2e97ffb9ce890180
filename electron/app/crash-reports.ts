import { app, crashReporter } from 'electron';
import { crashFolder, pruneCrashDumps } from '../core/report/crash-dumps.ts';

/** Lets crashes of our processes leave a dump in the data folder. None is ever sent anywhere, and few are kept. */
export function keepCrashDumps(dataDir: string): void {
  pruneCrashDumps(dataDir);
  app.setPath('crashDumps', crashFolder(dataDir));
  crashReporter.start({ uploadToServer: false });
}

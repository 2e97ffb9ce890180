import { app, crashReporter } from 'electron';
import { crashFolder, pruneCrashDumps } from '../core/report/crash-dumps.ts';

/** After this time a start is over, and older dumps are removed. */
const startedMs = 5_000;

/** Lets crashes of our processes leave a dump in the data folder. None is ever sent anywhere, and few are kept. */
export function keepCrashDumps(dataDir: string): void {
  setTimeout(() => pruneCrashDumps(dataDir), startedMs).unref();
  app.setPath('crashDumps', crashFolder(dataDir));
  crashReporter.start({ uploadToServer: false });
}

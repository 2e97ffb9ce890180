import { UnreadableBackup } from '../../core/backup/backup-file.ts';
import { FolderHasCaptures, restoreBackup } from '../../core/backup/restore-backup.ts';
import { dataDirOf, dataOption, jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { printable } from '../output/printable.ts';
import { stopAt } from '../stop-at.ts';

/** Puts everything of a backup into a data folder. */
export const restore = command({
  name: 'restore',
  summary: 'Put the captures and settings of a backup into a data folder',
  positionals: ['FILE'],
  options: {
    data: dataOption,
    replace: {
      type: 'boolean',
      help: 'also when the folder has captures, which are kept beside',
    },
    json: jsonOption,
  },
  notes: [
    'No other process may have the folder: close the app first.',
    'The backup is checked first. If it is cut off or was changed, nothing is restored.',
  ],
  run: async (options, [path = ''], { out, progress, host }) => {
    const dataDir = dataDirOf(options);
    const stop = stopAt(out.closed, host);
    try {
      const { manifest, kept } = await restoreBackup({
        ...{ path, dataDir, now: Date.now(), signal: stop.signal },
        replaces: options.replace === true,
        onProgress: progress,
      });
      const { captures, createdAt } = manifest;
      if (options.json === true) await out.json({ captures, createdAt, kept });
      else {
        await out.line(`${captures} requests and the settings of ${createdAt} are in ${dataDir}.`);
        if (kept !== null) await out.line(`The captures that were there are kept in ${kept}.`);
      }
      return 0;
    } catch (error) {
      if (stop.signal.aborted) throw new CommandFailed('It was stopped. Nothing was restored.');
      if (error instanceof UnreadableBackup)
        throw new CommandFailed(printable(error.message, 1_000));
      if (error instanceof FolderHasCaptures)
        throw new CommandFailed(
          `${error.message} Add --replace, or name another folder by --data.`,
        );
      throw error;
    } finally {
      stop.release();
    }
  },
});

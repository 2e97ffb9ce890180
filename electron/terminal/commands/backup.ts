import { readAppVersion } from '../../core/app-version.ts';
import { NothingToBackUp, writeBackup } from '../../core/backup/write-backup.ts';
import { required } from '../arguments/read-arguments.ts';
import { dataDirOf, dataOption, jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { stopAt } from '../stop-at.ts';

/** Writes everything of a data folder into one file. */
export const backup = command({
  name: 'backup',
  summary: 'Write captures and settings into one file',
  options: {
    data: dataOption,
    out: { type: 'string', value: 'FILE', help: 'the file' },
    'without-secrets': {
      type: 'boolean',
      help: 'leave out the path token, the guard and the headers of destinations',
    },
    json: jsonOption,
  },
  notes: [
    'It may run beside the app. The private halves of test keys are never in it.',
    'The bodies and headers of captured requests are in it as they came.',
  ],
  run: async (options, _, { out, resourcesDir, progress, host }) => {
    const path = required(options.out, '--out');
    const stop = stopAt(out.closed, host);
    try {
      const manifest = await writeBackup({
        ...{ dataDir: dataDirOf(options), path, now: Date.now(), signal: stop.signal },
        withSecrets: options['without-secrets'] !== true,
        appVersion: readAppVersion(resourcesDir),
        onProgress: progress,
      });
      const { captures, createdAt } = manifest;
      if (options.json === true) await out.json({ path, captures, createdAt });
      else await out.line(`${captures} requests and the settings are in ${path}.`);
      return 0;
    } catch (error) {
      if (error instanceof NothingToBackUp) throw new CommandFailed(error.message);
      if (stop.signal.aborted) throw new CommandFailed('It was stopped. No backup was written.');
      throw error;
    } finally {
      stop.release();
    }
  },
});

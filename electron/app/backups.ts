import { join } from 'node:path';
import { dialog, shell } from 'electron';
import { z } from 'zod';
import { manifestSchema, openBackup, UnreadableBackup } from '../core/backup/backup-file.ts';
import type { DataWork } from './data-work.ts';
import type { Inspector } from './inspector-process.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';

/** Backups of everything, chosen and reported in native dialogs. */
export interface Backups {
  /** Asks for a path, then writes everything there while captures go on. */
  readonly backUp: () => Promise<void>;
  /** Asks for a backup and whether it may take the place of what is here, then restores it. */
  readonly restore: () => Promise<void>;
}

interface BackupsDependencies {
  readonly dataWork: DataWork;
  readonly inspector: Pick<Inspector, 'whileStopped'>;
  readonly texts: NativeTexts;
  readonly dataDir: string;
  /** How a time is written in the user's language. */
  readonly locale: () => string;
  readonly now: () => number;
}

/** The buttons by index; Escape chooses the last. */
const saved = { show: 0 } as const;
const question = { restore: 0, cancel: 1 } as const;

const extension = 'hookscope';

export function createBackups(dependencies: BackupsDependencies): Backups {
  const { dataWork, inspector, texts, dataDir, locale, now } = dependencies;
  const { alone, during, tell } = dataWork;

  const run = (...args: string[]) => dataWork.run([...args, '--data', dataDir, '--json']);

  const fail = async (detail: string): Promise<void> =>
    void (await tell({ type: 'error', message: texts.backup.failed, detail: detail.trim() }));

  return {
    backUp: () =>
      alone(async (window) => {
        const day = new Date(now()).toISOString().slice(0, 10);
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          title: texts.backup.save,
          defaultPath: join(userFolder('documents'), `hookscope-${day}.${extension}`),
          filters: [{ name: texts.backup.file, extensions: [extension] }],
          properties: ['showOverwriteConfirmation', 'createDirectory'],
        });
        if (canceled || filePath === '') return;
        const { code, out, err, isStopped } = await during('backUp', () =>
          run('backup', '--out', filePath),
        );
        if (isStopped) return;
        if (code !== 0) return fail(err);
        const { captures } = manifestSchema.pick({ captures: true }).parse(JSON.parse(out));
        const response = await tell({
          type: 'info',
          message: texts.backup.saved.replace('{count}', () => String(captures)),
          detail: `${filePath}\n\n${texts.backup.what}`,
          buttons: [texts.backup.show, texts.backup.close],
          defaultId: 1,
          cancelId: 1,
        });
        if (response === saved.show) shell.showItemInFolder(filePath);
      }),
    restore: () =>
      alone(async (window) => {
        const { canceled, filePaths } = await dialog.showOpenDialog(window, {
          title: texts.backup.restore,
          defaultPath: userFolder('documents'),
          filters: [
            { name: texts.backup.file, extensions: [extension] },
            { name: texts.import.all, extensions: ['*'] },
          ],
          properties: ['openFile'],
        });
        const [path] = filePaths;
        if (canceled || path === undefined) return;
        const found = await look(path);
        if (typeof found === 'string') return fail(found);
        const { response } = await dialog.showMessageBox(window, {
          type: 'warning',
          message: texts.backup.question,
          detail: texts.backup.asked
            .replace('{count}', () => String(found.captures))
            .replace('{time}', () => new Date(found.createdAt).toLocaleString(locale())),
          buttons: [texts.backup.take, texts.backup.cancel],
          defaultId: question.cancel,
          cancelId: question.cancel,
          noLink: true,
        });
        if (response !== question.restore) return;
        const { code, out, err, isStopped } = await during('restore', () =>
          inspector.whileStopped(() => run('restore', path, '--replace')),
        );
        if (isStopped) return;
        if (code !== 0) return fail(err);
        const { kept } = z.object({ kept: z.string().nullable() }).parse(JSON.parse(out));
        const detail = kept === null ? '' : texts.backup.kept.replace('{path}', () => kept);
        await tell({ type: 'info', message: texts.backup.restored, detail });
      }),
  };
}

/** What a backup says of itself; a sentence when it can't be read. */
async function look(
  path: string,
): Promise<{ readonly captures: number; readonly createdAt: string } | string> {
  try {
    const backup = await openBackup(path);
    backup.close();
    return backup.manifest;
  } catch (error) {
    if (error instanceof UnreadableBackup) return error.message;
    return error instanceof Error ? error.message : String(error);
  }
}

import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog, shell } from 'electron';
import { z } from 'zod';
import { shown } from '../../shared/hidden-characters.ts';
import { manifestSchema, openBackup, UnreadableBackup } from '../core/backup/backup-file.ts';
import type { Inspector } from './inspector-process.ts';
import { runCommand } from './run-command.ts';
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
  readonly ourWindow: () => BrowserWindow | null;
  readonly inspector: Pick<Inspector, 'whileStopped'>;
  readonly texts: NativeTexts;
  readonly dataDir: string;
  /** Path of the bundled `command-process.js`: commands of the terminal do the work, in a process of their own. */
  readonly commands: string;
  readonly now: () => number;
}

/** The buttons by index; Escape chooses the last. */
const saved = { show: 0 } as const;
const question = { restore: 0, cancel: 1 } as const;

const extension = 'hookscope';

/** One backup is written or restored at a time. */
export function createBackups(dependencies: BackupsDependencies): Backups {
  const { ourWindow, inspector, texts, dataDir, commands, now } = dependencies;
  let isBusy = false;

  /** Runs a command of the terminal. @returns what it printed; `null` after it has been said why it failed. */
  async function run(window: BrowserWindow, args: readonly string[]): Promise<string | null> {
    const { code, out, err } = await runCommand(commands, [...args, '--data', dataDir, '--json']);
    if (code === 0) return out;
    await report(window, 'error', texts.backup.failed, err.trim());
    return null;
  }

  async function report(
    window: BrowserWindow,
    type: 'info' | 'error',
    message: string,
    detail: string,
  ): Promise<void> {
    await dialog.showMessageBox(window, { type, message, detail: shown(detail) });
  }

  async function alone(work: (window: BrowserWindow) => Promise<void>): Promise<void> {
    const window = ourWindow();
    if (window === null || isBusy) return;
    isBusy = true;
    try {
      await work(window);
    } finally {
      isBusy = false;
      if (!window.isDestroyed()) window.setProgressBar(-1);
    }
  }

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
        // How long it takes is not known.
        window.setProgressBar(2);
        const printed = await run(window, ['backup', '--out', filePath]);
        if (printed === null) return;
        const { captures } = manifestSchema.pick({ captures: true }).parse(JSON.parse(printed));
        const { response } = await dialog.showMessageBox(window, {
          type: 'info',
          message: texts.backup.saved.replace('{count}', () => String(captures)),
          detail: `${shown(filePath)}\n\n${texts.backup.what}`,
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
        if (typeof found === 'string') return report(window, 'error', texts.backup.failed, found);
        const { response } = await dialog.showMessageBox(window, {
          type: 'warning',
          message: texts.backup.question,
          detail: texts.backup.asked
            .replace('{count}', () => String(found.captures))
            .replace('{time}', () => new Date(found.createdAt).toLocaleString()),
          buttons: [texts.backup.take, texts.backup.cancel],
          defaultId: question.cancel,
          cancelId: question.cancel,
          noLink: true,
        });
        if (response !== question.restore) return;
        window.setProgressBar(2);
        const printed = await inspector.whileStopped(() =>
          run(window, ['restore', path, '--replace']),
        );
        if (printed === null) return;
        const { kept } = z.object({ kept: z.string().nullable() }).parse(JSON.parse(printed));
        await report(
          window,
          'info',
          texts.backup.restored,
          kept === null ? '' : texts.backup.kept.replace('{path}', () => kept),
        );
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

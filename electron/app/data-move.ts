import type { BrowserWindow } from 'electron';
import { app, dialog, shell } from 'electron';
import { shown } from '../../shared/hidden-characters.ts';
import { ownFilesIn } from '../core/data-folder/move-data-folder.ts';
import { readPointer, writePointer } from '../core/data-folder/pointer.ts';
import type { ChosenFolder } from './data-folder.ts';
import type { DataWork } from './data-work.ts';
import type { Inspector } from './inspector-process.ts';
import type { NativeTexts } from './texts.ts';

/** Moves the data folder, by native dialogs. */
export interface DataMove {
  /** Asks for a folder, moves the data there while nothing has it open, and starts the app again. */
  readonly moveData: () => Promise<void>;
  /** To be called once the inspector has the folder: after a move, asks what happens with the old files. */
  readonly started: () => Promise<void>;
}

interface DataMoveDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly inspector: Pick<Inspector, 'whileStopped'>;
  readonly texts: NativeTexts;
  readonly folder: ChosenFolder;
  readonly dataWork: DataWork;
}

/** The buttons by index; Escape chooses the last. */
const buttons = { yes: 0, no: 1 } as const;

export function createDataMove(dependencies: DataMoveDependencies): DataMove {
  const { ourWindow, inspector, texts, folder, dataWork } = dependencies;
  let isAsked = false;

  async function ask(
    window: BrowserWindow,
    message: string,
    detail: string,
    yes: string,
    no: string,
  ) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      ...{ message, detail, buttons: [yes, no], defaultId: buttons.no, cancelId: buttons.no },
      noLink: true,
    });
    return response === buttons.yes;
  }

  async function move(window: BrowserWindow): Promise<void> {
    const { move: say, backup } = texts;
    if (folder.defaultDir === null) {
      await dialog.showMessageBox(window, { type: 'info', message: say.named });
      return;
    }
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: say.choose,
      properties: ['openDirectory', 'createDirectory'],
    });
    const [to] = filePaths;
    if (canceled || to === undefined) return;
    const detail = say.asked
      .replace('{from}', () => shown(folder.path))
      .replace('{to}', () => shown(to));
    if (!(await ask(window, say.question, detail, say.move, backup.cancel))) return;
    const ended = await dataWork.during('moveData', () =>
      inspector.whileStopped(
        () => dataWork.run(['move', to, '--json']),
        ({ code }) => code !== 0,
      ),
    );
    if (ended.isStopped) return;
    if (ended.code === 0) {
      if (dataWork.isEnding()) return;
      app.relaunch();
      app.quit();
      return;
    }
    await dataWork.tell({
      type: 'error',
      message: say.failed,
      detail: ended.err.trim(),
    });
  }

  /** What can't go to the trash stays, and that is said. */
  async function trash(window: BrowserWindow, movedFrom: string): Promise<void> {
    try {
      for (const file of ownFilesIn(movedFrom)) await shell.trashItem(file);
    } catch (error) {
      await dialog.showMessageBox(window, {
        type: 'error',
        message: texts.move.stays,
        detail: shown(`${movedFrom}\n\n${error instanceof Error ? error.message : String(error)}`),
      });
    }
  }

  return {
    moveData: () => dataWork.alone(move),
    started: async () => {
      const window = ourWindow();
      const { defaultDir } = folder;
      if (isAsked || defaultDir === null || window === null) return;
      isAsked = true;
      const pointer = readPointer(defaultDir);
      if (pointer === null || pointer.movedFrom === null) return;
      const { movedFrom, path } = pointer;
      const { move: say } = texts;
      const detail = say.old
        .replace('{from}', () => shown(movedFrom))
        .replace('{to}', () => shown(path));
      if (await ask(window, say.moved, detail, say.trash, say.keep)) await trash(window, movedFrom);
      writePointer(defaultDir, { path, movedFrom: null });
    },
  };
}

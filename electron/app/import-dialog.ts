import { dirname } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { Inspector } from './inspector-process.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';

/** Files that usually can be imported. Every other file can be chosen too, because its content decides. */
const extensions = ['har', 'json', 'ndjson', 'jsonl', 'sh', 'txt', 'http'];

/**
 * Asks for files and lets the inspector import them. The dialog begins in the folder of the last import, until the app ends.
 *
 * @returns how many files were chosen.
 */
export function createImportDialog(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: NativeTexts,
): () => Promise<number> {
  let folder: string | null = null;
  return async () => {
    const window = ourWindow();
    if (window === null) return 0;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: texts.import.title,
      defaultPath: folder ?? userFolder('downloads'),
      filters: [
        { name: texts.import.files, extensions },
        { name: texts.import.all, extensions: ['*'] },
      ],
      properties: ['openFile', 'multiSelections'],
    });
    const [first] = filePaths;
    if (canceled || first === undefined) return 0;
    folder = dirname(first);
    for (const path of filePaths) await inspector.call('import.file', { path });
    return filePaths.length;
  };
}

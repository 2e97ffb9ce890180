import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { typeLanguages } from '../../shared/types.ts';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';
import type { SavedFiles } from './saved-files.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';

type SaveTypes = AppCalls['types.save'];

/** Asks for a path, then writes types that the window shows. */
export function createTypesSaving(
  ourWindow: () => BrowserWindow | null,
  texts: NativeTexts,
  savedFiles: Pick<SavedFiles, 'add'>,
): (...args: Parameters<SaveTypes>) => Promise<ReturnType<SaveTypes>> {
  return async ({ text, language }) => {
    const window = ourWindow();
    if (window === null) return { ok: false, fault: 'cancelled', detail: '' };
    const { name, extension } = typeLanguages[language];
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: texts.types.title,
      defaultPath: join(userFolder('documents'), `webhook-types.${extension}`),
      filters: [{ name, extensions: [extension] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (canceled || filePath === '') return { ok: false, fault: 'cancelled', detail: '' };
    try {
      writeAtomicallySync(filePath, text, null);
      return { ok: true, value: savedFiles.add(filePath) };
    } catch (error) {
      return { ok: false, fault: 'not-written', detail: (error as Error).message };
    }
  };
}

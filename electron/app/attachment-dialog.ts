import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { safeFileName } from '../../shared/file-name.ts';
import type { Inspector } from './inspector-process.ts';
import type { SavedFiles } from './saved-files.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';

type Save = AppCalls['attachment.save'];

/** Asks for a path, then lets the inspector fetch an attachment into that file. Nothing opens the file. */
export function createAttachmentSave(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: NativeTexts,
  savedFiles: Pick<SavedFiles, 'add'>,
): (...args: Parameters<Save>) => Promise<ReturnType<Save>> {
  return async ({ id, index, name }) => {
    const window = ourWindow();
    const cancelled = { ok: false, fault: 'cancelled', detail: '' } as const;
    if (window === null) return cancelled;
    const { canceled, filePath: path } = await dialog.showSaveDialog(window, {
      title: texts.attachment.title,
      defaultPath: join(userFolder('downloads'), safeFileName(name)),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (canceled || path === '') return cancelled;
    try {
      const written = await inspector.call('attachment.write', { id, index, path });
      if (!written.ok) return written;
      return { ok: true, value: { ...savedFiles.add(path), bytes: written.value } };
    } catch (error) {
      // The inspector died meanwhile. It writes under another name first, so nothing is at `path`.
      return { ok: false, fault: 'not-written', detail: String(error) };
    }
  };
}

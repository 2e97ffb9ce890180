import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { KeyHalf } from '../../shared/contract/arguments.ts';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';
import type { Inspector } from './inspector-process.ts';
import type { SavedFiles } from './saved-files.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';

type KeySaved = ReturnType<AppCalls['key.save']>;

/** Asks for a path, then writes one half of a test key. A private half gets the file mode 0600. */
export function createKeySaving(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: NativeTexts,
  savedFiles: Pick<SavedFiles, 'add'>,
): (half: KeyHalf) => Promise<KeySaved> {
  return async (asked) => {
    const window = ourWindow();
    if (window === null) return { ok: false, fault: 'cancelled', detail: '' };
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: texts.key[asked.half],
      defaultPath: join(userFolder('documents'), `hookscope-${asked.half}.pem`),
      filters: [{ name: 'PEM', extensions: ['pem'] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (canceled || filePath === '') return { ok: false, fault: 'cancelled', detail: '' };
    try {
      const pem = await inspector.call('key.pem', asked);
      if (pem === null) return { ok: false, fault: 'not-written', detail: 'no key' };
      writeAtomicallySync(filePath, pem, asked.half === 'private' ? 0o600 : null);
      return { ok: true, value: savedFiles.add(filePath) };
    } catch (error) {
      return { ok: false, fault: 'not-written', detail: (error as Error).message };
    }
  };
}

import { dirname, join } from 'node:path';
import type { BrowserWindow, Session } from 'electron';
import electron, { app, dialog } from 'electron';
import type { MailFault } from '../../shared/mail.ts';
import type { Result } from '../../shared/result.ts';
import { stampedName } from './export-name.ts';
import { guardSession } from './guards.ts';
import type { AppHandlers } from './answer-call.ts';
import { drawPdf, drawPicture, NotDrawn } from './mail-drawing.ts';
import type { SavedFiles } from './saved-files.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';
import { writeAtomically } from '../core/files/write-atomically.ts';

/** Countries whose paper size is Letter (CLDR, "paperSize"). */
const letterCountries = /^(?:BZ|CA|CL|CO|CR|GT|MX|NI|PA|PH|PR|SV|US|VE)$/;

interface MailExportDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly texts: NativeTexts;
  /** Lets a session load staged mails. */
  readonly serveMails: (session: Session) => void;
  readonly isStaged: (address: string) => boolean;
  readonly savedFiles: Pick<SavedFiles, 'add'>;
}

/** Saves a staged mail as a PDF or a picture. The dialog suggests the last folder, until the app ends. */
export function createMailExport({
  ourWindow,
  texts,
  serveMails,
  isStaged,
  savedFiles,
}: MailExportDependencies): Pick<AppHandlers, 'mail.savePdf' | 'mail.takePicture'> {
  let folder = userFolder('documents');
  let drawing: Session | null = null;

  /** The session in which mails are drawn: it reaches staged mails and nothing else, and few starts need it. */
  function drawingSession(): Session {
    if (drawing !== null) return drawing;
    // In memory, because its name has no `persist:`.
    drawing = electron.session.fromPartition('mail-drawing');
    guardSession(drawing);
    serveMails(drawing);
    return drawing;
  }

  async function askPath(extension: 'pdf' | 'png'): Promise<string | null> {
    const window = ourWindow();
    if (window === null) return null;
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: texts.mail[extension],
      defaultPath: join(folder, stampedName('mail', extension, new Date())),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (canceled || filePath === '') return null;
    folder = dirname(filePath);
    return filePath;
  }

  return {
    'mail.savePdf': async ({ address }) => {
      if (!isStaged(address)) return failed('gone');
      const path = await askPath('pdf');
      if (path === null) return failed('cancelled');
      const pageSize = letterCountries.test(app.getLocaleCountryCode()) ? 'Letter' : 'A4';
      const drawn = await unlessNotDrawn(drawPdf(drawingSession(), address, pageSize));
      if (!drawn.ok) return drawn;
      const written = await unlessNotWritten(writeAtomically(path, drawn.value));
      return written.ok ? { ok: true, value: savedFiles.add(path) } : written;
    },
    'mail.takePicture': async ({ address, width, dark, to }) => {
      if (!isStaged(address)) return failed('gone');
      const path = to === 'file' ? await askPath('png') : null;
      if (to === 'file' && path === null) return failed('cancelled');
      const drawn = await unlessNotDrawn(drawPicture(drawingSession(), address, { width, dark }));
      if (!drawn.ok) return drawn;
      const { png, ...picture } = drawn.value;
      if (path === null) {
        await copyPicture(png);
        return { ok: true, value: { path, file: null, ...picture } };
      }
      const written = await unlessNotWritten(writeAtomically(path, png));
      return written.ok ? { ok: true, value: { ...savedFiles.add(path), ...picture } } : written;
    },
  };
}

function failed(fault: MailFault, detail = ''): Result<never, MailFault> {
  return { ok: false, fault, detail };
}

async function unlessNotDrawn<T>(drawing: Promise<T>): Promise<Result<T, MailFault>> {
  try {
    return { ok: true, value: await drawing };
  } catch (error) {
    if (error instanceof NotDrawn) return failed('not-drawn', error.message);
    throw error;
  }
}

async function unlessNotWritten(writing: Promise<void>): Promise<Result<null, MailFault>> {
  try {
    await writing;
    return { ok: true, value: null };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return failed('not-written', error.message);
    throw error;
  }
}

/** How Electron took a picture until version 42; from 43 on its clipboard is the web's. */
interface OlderClipboard {
  writeImage(image: electron.NativeImage): void;
}

/** Puts a PNG into the clipboard. */
async function copyPicture(png: Buffer): Promise<void> {
  const { clipboard, nativeImage } = electron;
  if ('writeImage' in clipboard) {
    (clipboard as unknown as OlderClipboard).writeImage(nativeImage.createFromBuffer(png));
    return;
  }
  const blob = new Blob([Uint8Array.from(png)], { type: 'image/png' });
  await clipboard.write([new electron.ClipboardItem({ 'image/png': blob })]);
}

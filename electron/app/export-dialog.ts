import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import type { AppCalls, ExportProgress, ExportRequest } from '../../shared/contract.ts';
import { exportFile, exportName } from './export-name.ts';
import type { Inspector } from './inspector-process.ts';
import type { Texts } from './texts.ts';

type Outcome = ReturnType<AppCalls['export.save']>;

/** Asks where to, then has the inspector write the file. The folder is remembered until the app ends. */
export function createExport(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: Texts,
): (request: ExportRequest) => Promise<Outcome> {
  let folder = app.getPath('documents');
  return async (request) => {
    const window = ourWindow();
    if (window === null) return { ok: false, fault: 'cancelled', detail: '' };
    const path = await askWhere(window, request, folder, texts);
    if (path === null) return { ok: false, fault: 'cancelled', detail: '' };
    folder = dirname(path);
    return write({ ...request, path }, window, inspector);
  };
}

/** Says that an export which the menu asked for was not written; the window says so of its own. */
export async function sayNotWritten(
  window: BrowserWindow | null,
  outcome: Outcome,
  texts: Texts,
): Promise<void> {
  if (window === null || outcome.ok || outcome.fault === 'cancelled') return;
  const { detail } = outcome;
  await dialog.showMessageBox(window, { type: 'error', message: texts.export.failed, detail });
}

/** Shows how far an export is on the taskbar or dock. */
export function showProgress(window: BrowserWindow | null, progress: ExportProgress): void {
  const { done, total } = progress;
  if (window !== null && total > 0) window.setProgressBar(done / total);
}

async function askWhere(
  window: BrowserWindow,
  { format, scope }: ExportRequest,
  folder: string,
  texts: Texts,
): Promise<string | null> {
  const { extension, name } = exportFile(format, scope);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: texts.export.title,
    defaultPath: join(folder, exportName(extension, new Date())),
    filters: [{ name, extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

async function write(
  request: ExportRequest & { readonly path: string },
  window: BrowserWindow,
  inspector: Pick<Inspector, 'call'>,
): Promise<Outcome> {
  try {
    const written = await inspector.call('export.write', request);
    if (!written.ok) return written;
    return { ok: true, value: { ...written.value, path: request.path } };
  } catch (error) {
    // The inspector died over it; what was begun is not at `path`.
    return { ok: false, fault: 'not-written', detail: String(error) };
  } finally {
    if (!window.isDestroyed()) window.setProgressBar(-1);
  }
}

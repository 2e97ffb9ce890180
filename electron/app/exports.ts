import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { ExportRequest } from '../../shared/contract/arguments.ts';
import type { ControlEvents } from '../../shared/contract/control-calls.ts';
import type { ExportsState, RunningExport } from '../../shared/export.ts';
import { exportFile, exportName } from './export-name.ts';
import type { Inspector } from './inspector-process.ts';
import type { SavedFiles } from './saved-files.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';

type ExportOutcome = ReturnType<AppCalls['export.save']>;

/** The files that are being written, any number of them side by side. */
export interface Exports {
  /** Asks for a path, then lets the inspector write the file. */
  readonly save: (request: ExportRequest) => Promise<ExportOutcome>;
  readonly cancel: (number: number) => Promise<void>;
  readonly running: () => readonly RunningExport[];
  /** To be called with the progress that the inspector reports. */
  readonly showProgress: (progress: ControlEvents['export.progress']) => void;
}

interface ExportsDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly inspector: Pick<Inspector, 'call'>;
  readonly texts: NativeTexts;
  readonly savedFiles: Pick<SavedFiles, 'add'>;
  readonly onChanged: (state: ExportsState) => void;
}

/** The dialog suggests the folder of the last export, until the app ends. */
export function createExports({
  ourWindow,
  inspector,
  texts,
  savedFiles,
  onChanged,
}: ExportsDependencies): Exports {
  let folder: string | null = null;
  let lastNumber = 0;
  let running: readonly RunningExport[] = [];

  function update(next: readonly RunningExport[]): void {
    running = next;
    const window = ourWindow();
    if (window !== null && !window.isDestroyed()) window.setProgressBar(progressShare(running));
    onChanged({ running, forMenu: null });
  }

  async function write(request: ExportRequest, path: string): Promise<ExportOutcome> {
    const number = (lastNumber += 1);
    update([...running, { number, path, progress: null }]);
    try {
      const written = await inspector.call('export.write', { ...request, path, number });
      if (!written.ok) return written;
      const isRedacted = request.redact === true;
      return { ok: true, value: { ...written.value, ...savedFiles.add(path), isRedacted } };
    } catch (error) {
      // The inspector died meanwhile. It writes under another name first, so nothing is at `path`.
      return { ok: false, fault: 'not-written', detail: String(error) };
    } finally {
      update(running.filter((one) => one.number !== number));
    }
  }

  return {
    save: async (request) => {
      const window = ourWindow();
      if (window === null) return cancelled;
      const path = await askPath(window, request, folder ?? userFolder('documents'), texts);
      if (path === null) return cancelled;
      folder = dirname(path);
      return write(request, path);
    },
    // Without an inspector there is nothing to cancel.
    cancel: (number) => inspector.call('export.cancel', { number }).catch(() => undefined),
    running: () => running,
    showProgress: ({ number, ...progress }) =>
      update(running.map((one) => (one.number === number ? { ...one, progress } : one))),
  };
}

const cancelled: ExportOutcome = { ok: false, fault: 'cancelled', detail: '' };

/** The progress of all exports together, for the taskbar or dock: -1 hides it, 2 shows it as indeterminate. */
function progressShare(running: readonly RunningExport[]): number {
  if (running.length === 0) return -1;
  let done = 0;
  let total = 0;
  for (const { progress } of running) {
    done += progress?.done ?? 0;
    total += progress?.total ?? 0;
  }
  return total === 0 ? 2 : done / total;
}

async function askPath(
  window: BrowserWindow,
  { format, scope, redact }: ExportRequest,
  folder: string,
  texts: NativeTexts,
): Promise<string | null> {
  const { extension, name } = exportFile(format, scope);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: texts.export.title,
    defaultPath: join(folder, exportName(extension, new Date(), redact)),
    filters: [{ name, extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

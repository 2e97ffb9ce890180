import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { ExportRequest } from '../../shared/contract/arguments.ts';
import type { ControlEvents } from '../../shared/contract/control-calls.ts';
import type { ExportNews, RunningExport } from '../../shared/export.ts';
import { exportFile, exportName } from './export-name.ts';
import type { Inspector } from './inspector-process.ts';
import type { Texts } from './texts.ts';
import { userFolder } from './user-folder.ts';

type Outcome = ReturnType<AppCalls['export.save']>;

/** The files that are being written, any number of them side by side. */
export interface Exports {
  /** Asks where to, then has the inspector write the file. */
  readonly save: (request: ExportRequest) => Promise<Outcome>;
  readonly cancel: (number: number) => Promise<void>;
  readonly running: () => readonly RunningExport[];
  /** The inspector says how far one is. */
  readonly hearProgress: (progress: ControlEvents['export.progress']) => void;
}

interface Parts {
  readonly ourWindow: () => BrowserWindow | null;
  readonly inspector: Pick<Inspector, 'call'>;
  readonly texts: Texts;
  readonly onNews: (news: ExportNews) => void;
}

/** The folder of the last one is remembered until the app ends. */
export function createExports({ ourWindow, inspector, texts, onNews }: Parts): Exports {
  let folder: string | null = null;
  let last = 0;
  let running: readonly RunningExport[] = [];

  function change(next: readonly RunningExport[]): void {
    running = next;
    const window = ourWindow();
    if (window !== null && !window.isDestroyed()) window.setProgressBar(shareDone(running));
    onNews({ running, forMenu: null });
  }

  async function write(request: ExportRequest, path: string): Promise<Outcome> {
    const number = (last += 1);
    change([...running, { number, path, progress: null }]);
    try {
      const written = await inspector.call('export.write', { ...request, path, number });
      return written.ok ? { ok: true, value: { ...written.value, path } } : written;
    } catch (error) {
      // The inspector died over it; what was begun is not at `path`.
      return { ok: false, fault: 'not-written', detail: String(error) };
    } finally {
      change(running.filter((one) => one.number !== number));
    }
  }

  return {
    save: async (request) => {
      const window = ourWindow();
      if (window === null) return cancelled;
      const path = await askWhere(window, request, folder ?? userFolder('documents'), texts);
      if (path === null) return cancelled;
      folder = dirname(path);
      return write(request, path);
    },
    // Without an inspector nothing is being exported.
    cancel: (number) => inspector.call('export.cancel', { number }).catch(() => undefined),
    running: () => running,
    hearProgress: ({ number, ...progress }) =>
      change(running.map((one) => (one.number === number ? { ...one, progress } : one))),
  };
}

const cancelled: Outcome = { ok: false, fault: 'cancelled', detail: '' };

/** How far all are together, for the taskbar or dock: -1 shows nothing, more than 1 that there is no telling. */
function shareDone(running: readonly RunningExport[]): number {
  if (running.length === 0) return -1;
  let done = 0;
  let total = 0;
  for (const { progress } of running) {
    done += progress?.done ?? 0;
    total += progress?.total ?? 0;
  }
  return total === 0 ? 2 : done / total;
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

import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import { z } from 'zod';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { reportPartNames, type ReportPart } from '../../shared/report.ts';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';
import { runCommand } from './run-command.ts';
import type { SavedFiles } from './saved-files.ts';
import type { NativeTexts } from './texts.ts';
import { userFolder } from './user-folder.ts';

type SaveReport = AppCalls['report.save'];

interface ReportsDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly texts: NativeTexts;
  readonly dataDir: string;
  /** Path of the bundled `command-process.js`. */
  readonly commands: string;
  readonly savedFiles: Pick<SavedFiles, 'add'>;
  readonly now: () => number;
}

/** The calls for reports of problems, which the user reads before anything is saved. Nothing is sent. */
export interface Reports {
  readonly 'report.make': () => Promise<readonly ReportPart[]>;
  /** Asks for a path, then writes the text as the user left it. */
  readonly 'report.save': (...args: Parameters<SaveReport>) => Promise<ReturnType<SaveReport>>;
}

const printedParts = z.partialRecord(z.enum(reportPartNames), z.string());

export function createReports(dependencies: ReportsDependencies): Reports {
  const { ourWindow, texts, dataDir, commands, savedFiles, now } = dependencies;
  return {
    'report.make': async () => {
      // The file of the captures may be long, and is counted there.
      const { code, out } = await runCommand(commands, ['report', '--data', dataDir, '--json'])
        .ended;
      if (code !== 0) throw new Error('The report was not made.');
      const parts = printedParts.parse(JSON.parse(out));
      return reportPartNames.flatMap((name) => {
        const found = parts[name];
        return found === undefined ? [] : [{ name, text: found }];
      });
    },
    'report.save': async ({ text }) => {
      const window = ourWindow();
      if (window === null) return { ok: false, fault: 'cancelled', detail: '' };
      const day = new Date(now()).toISOString().slice(0, 10);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: texts.report.title,
        defaultPath: join(userFolder('documents'), `hookscope-report-${day}.txt`),
        filters: [{ name: texts.report.file, extensions: ['txt'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return { ok: false, fault: 'cancelled', detail: '' };
      try {
        writeAtomicallySync(filePath, text, null);
        return { ok: true, value: savedFiles.add(filePath) };
      } catch (error) {
        return { ok: false, fault: 'not-written', detail: (error as Error).message };
      }
    },
  };
}

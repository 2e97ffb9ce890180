import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { RunningExport } from '../../shared/export.ts';
import { shown } from '../../shared/hidden-characters.ts';
import type { Texts } from './texts.ts';
import { tellWindow } from './window-port.ts';

/** Says how an export went that the menu asked for; what the window asked for, it says itself. */
export async function sayExported(
  window: BrowserWindow | null,
  outcome: ReturnType<AppCalls['export.save']>,
  running: readonly RunningExport[],
  texts: Texts,
): Promise<void> {
  if (window === null || window.isDestroyed()) return;
  if (outcome.ok) {
    tellWindow(window, 'exports.changed', { running, forMenu: outcome.value });
    return;
  }
  if (outcome.fault === 'cancelled') return;
  const detail = shown(outcome.detail);
  await dialog.showMessageBox(window, { type: 'error', message: texts.export.failed, detail });
}

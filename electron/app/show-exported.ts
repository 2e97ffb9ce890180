import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { RunningExport } from '../../shared/export.ts';
import { shown } from '../../shared/hidden-characters.ts';
import type { NativeTexts } from './texts.ts';
import { sendToWindow } from './window-port.ts';

/** Shows the result of an export that the menu started. The window shows its own. */
export async function showExported(
  window: BrowserWindow | null,
  outcome: ReturnType<AppCalls['export.save']>,
  running: readonly RunningExport[],
  texts: NativeTexts,
): Promise<void> {
  if (window === null || window.isDestroyed()) return;
  if (outcome.ok) {
    sendToWindow(window, 'exports.changed', { running, forMenu: outcome.value });
    return;
  }
  if (outcome.fault === 'cancelled') return;
  const detail = shown(outcome.detail);
  await dialog.showMessageBox(window, { type: 'error', message: texts.export.failed, detail });
}

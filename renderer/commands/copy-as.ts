import { exportFormats, exportTable } from '../../shared/export.ts';
import type { WindowState } from '../store/window-store.ts';
import { showContextMenu } from '../ui/context-menu.ts';

/** The native menu of formats in which the selected requests are copied, where the focus is. */
export async function chooseCopyFormat({ many, copySelection }: WindowState): Promise<void> {
  const formats = exportFormats.filter((format) => {
    const { holds, isForOne } = exportTable[format];
    return holds === 'all' && (many !== null || isForOne);
  });
  const chosen = await showContextMenu(
    formats.map((format) => `copy:${format}` as const),
    placeOfFocus(),
  );
  const format = formats.find((name) => chosen === `copy:${name}`);
  if (format !== undefined) await copySelection(format);
}

/** Beside the selected row while the list has the focus, otherwise at the corner of what has it. */
function placeOfFocus(): { readonly x: number; readonly y: number } {
  const focused = document.activeElement ?? document.body;
  const row = focused.querySelector('.row-focused');
  const { left, top } = (row ?? focused).getBoundingClientRect();
  return { x: left + 32, y: top + 24 };
}

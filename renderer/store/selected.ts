import type { RequestSummary } from '../../shared/summary.ts';
import { indexOfRequest } from './list-view.ts';
import type { WindowState } from './window-store.ts';

type Selecting = Pick<WindowState, 'view' | 'selection' | 'many'>;

/** The row of the focused request; `undefined` while it is not loaded. Only a loaded row tells whether it is pinned. */
export function focusedRow({
  view: { rows },
  selection: { id },
}: Selecting): RequestSummary | undefined {
  return id === null ? undefined : rows.get(indexOfRequest(id, rows) ?? -1);
}

/** Copies the body of one, and several as a document that can be pasted into a list again. */
export async function copySelected(window: WindowState): Promise<void> {
  const { many, selection, copySelection, copyBody } = window;
  if (many !== null) await copySelection('json');
  else if (selection.id !== null) await copyBody(selection.id);
}

export async function removeSelected(window: WindowState): Promise<void> {
  const { many, selection, removeMany, removeRequest } = window;
  if (many !== null) await removeMany();
  else if (selection.id !== null) await removeRequest(selection.id);
}

/** Pins them, or unpins them when the focused one is pinned. */
export async function togglePin(window: WindowState): Promise<void> {
  const focused = focusedRow(window);
  if (window.many !== null) await window.pinMany(focused?.pinned !== true);
  else if (focused !== undefined) await window.pinRequest(focused.id, !focused.pinned);
}

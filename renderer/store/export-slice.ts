import type { StateCreator } from 'zustand';
import type { Bridge, Calls, ExportFormat, ExportProgress } from '../../shared/contract.ts';
import type { WindowState } from './window-store.ts';

export type ListExport =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly progress: ExportProgress | null }
  | { readonly is: 'ended'; readonly result: ReturnType<Calls['export.save']> };

export interface ExportSlice {
  readonly listExport: ListExport;
  /** Writes what the list shows to a file that the user names. `embed` fetches the attachments of e-mails into it. */
  exportList(format: ExportFormat, embed?: boolean): Promise<void>;
  cancelExport(): void;
  setExportProgress(progress: ExportProgress): void;
  dismissExport(): void;
}

export function createExportSlice(bridge: Bridge): StateCreator<WindowState, [], [], ExportSlice> {
  return (set, get) => ({
    listExport: { is: 'idle' },
    async exportList(format, embed = false) {
      if (get().listExport.is === 'running') return;
      set({ listExport: { is: 'running', progress: null } });
      const result = await save(bridge, {
        format,
        scope: { filter: get().filter },
        embed,
      });
      const declined = !result.ok && result.fault === 'cancelled';
      set({ listExport: declined ? { is: 'idle' } : { is: 'ended', result } });
    },
    cancelExport: () => void bridge.call('export.cancel'),
    setExportProgress(progress) {
      if (get().listExport.is === 'running') set({ listExport: { is: 'running', progress } });
    },
    dismissExport: () => set({ listExport: { is: 'idle' } }),
  });
}

/** A call that breaks off, because the inspector died under it, is a file that was not written. */
async function save(
  bridge: Bridge,
  ask: Parameters<Calls['export.save']>[0],
): Promise<ReturnType<Calls['export.save']>> {
  try {
    return await bridge.call('export.save', ask);
  } catch (error) {
    return { ok: false, fault: 'not-written', detail: String(error) };
  }
}

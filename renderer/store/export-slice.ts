import type { StateCreator } from 'zustand';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { ExportFormat, ExportNews, RunningExport } from '../../shared/export.ts';
import type { WindowState } from './window-store.ts';

/** How an export went. */
interface EndedExport {
  readonly key: number;
  readonly result: ReturnType<Calls['export.save']>;
}

/** What is said of ended exports at once; the oldest goes. */
const saidAtMost = 5;

export interface ExportSlice {
  /** All files that are being written, whoever asked for them. */
  readonly runningExports: readonly RunningExport[];
  /** How those went that are said in the list: its own and the menu's. */
  readonly endedExports: readonly EndedExport[];
  /** Writes what the list shows to a file that the user names. `embed` fetches the attachments of e-mails into it. */
  exportList(format: ExportFormat, embed?: boolean): Promise<void>;
  cancelExport(number: number): Promise<void>;
  receiveExports(news: ExportNews): void;
  dismissExport(key: number): void;
}

export function createExportSlice(bridge: Bridge): StateCreator<WindowState, [], [], ExportSlice> {
  return (set, get) => {
    let lastKey = 0;

    function say(result: EndedExport['result']): void {
      if (!result.ok && result.fault === 'cancelled') return;
      lastKey += 1;
      const all = [...get().endedExports, { key: lastKey, result }];
      set({ endedExports: all.slice(-saidAtMost) });
    }

    return {
      runningExports: [],
      endedExports: [],
      async exportList(format, embed = false) {
        say(await save(bridge, { format, scope: { filter: get().filter }, embed }));
      },
      cancelExport: (number) => bridge.call('export.cancel', { number }),
      receiveExports({ running, forMenu }) {
        set({ runningExports: running });
        if (forMenu !== null) say({ ok: true, value: forMenu });
      },
      dismissExport: (key) =>
        set({ endedExports: get().endedExports.filter((one) => one.key !== key) }),
    };
  };
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

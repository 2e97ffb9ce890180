import type { StateCreator } from 'zustand';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { ExportFormat, ExportsState, RunningExport } from '../../shared/export.ts';
import { scopeOf } from './many.ts';
import type { WindowState } from './window-store.ts';

/** An export that ended, and its result. */
interface EndedExport {
  readonly key: number;
  readonly result: ReturnType<Calls['export.save']>;
}

/** The maximum number of notices of ended exports at once; a new one replaces the oldest. */
const maxNotices = 5;

export interface ExportSlice {
  /** Every file that is being written, also for the menu. */
  readonly runningExports: readonly RunningExport[];
  /** The ended exports of the list and of the menu that are shown. */
  readonly endedExports: readonly EndedExport[];
  /** Writes the listed requests to a file that the user chooses. `embed` fetches the attachments of e-mails into it. */
  exportList(format: ExportFormat, embed?: boolean): Promise<void>;
  /** The same for the selected requests. */
  exportSelection(format: ExportFormat, embed?: boolean): Promise<void>;
  cancelExport(number: number): Promise<void>;
  receiveExports(state: ExportsState): void;
  dismissExport(key: number): void;
}

export function createExportSlice(bridge: Bridge): StateCreator<WindowState, [], [], ExportSlice> {
  return (set, get) => {
    let lastKey = 0;

    function showEnded(result: EndedExport['result']): void {
      if (!result.ok && result.fault === 'cancelled') return;
      lastKey += 1;
      const all = [...get().endedExports, { key: lastKey, result }];
      set({ endedExports: all.slice(-maxNotices) });
    }

    return {
      runningExports: [],
      endedExports: [],
      async exportList(format, embed = false) {
        const scope = { filter: get().filter };
        showEnded(await save(bridge, { format, scope, embed, redact: redactsExports(get()) }));
      },
      async exportSelection(format, embed = false) {
        const { many, selection } = get();
        const scope = scopeOf(many, selection.id);
        if (scope === null) return;
        showEnded(await save(bridge, { format, scope, embed, redact: redactsExports(get()) }));
      },
      cancelExport: (number) => bridge.call('export.cancel', { number }),
      receiveExports({ running, forMenu }) {
        set({ runningExports: running });
        if (forMenu !== null) showEnded({ ok: true, value: forMenu });
      },
      dismissExport: (key) =>
        set({ endedExports: get().endedExports.filter((one) => one.key !== key) }),
    };
  };
}

/** Whether exports, and copies of whole requests, leave out what gives access. */
export function redactsExports({ inspector }: Pick<WindowState, 'inspector'>): boolean {
  return inspector?.settings.redactExports === true;
}

/** Saves an export. A call whose inspector ended counts as a file that was not written. */
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

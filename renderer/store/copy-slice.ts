import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { RequestScope } from '../../shared/contract/arguments.ts';
import type { ExportFormat } from '../../shared/export.ts';
import { redactsExports } from './export-slice.ts';
import { scopeOf } from './many.ts';
import type { WindowState } from './window-store.ts';

/** The outcome of the latest copying. */
export type CopyNote =
  | {
      readonly is: 'copied';
      readonly count: number;
      readonly leftOut: number;
      /** What gives access was left out. */
      readonly isRedacted: boolean;
    }
  | { readonly is: 'too-much' | 'nothing-fits' | 'not-text' }
  | { readonly is: 'failed'; readonly detail: string };

export interface CopySlice {
  readonly copyNote: CopyNote | null;
  /** Copies the selected requests in a format. */
  copySelection(format: ExportFormat): Promise<void>;
  copyRequests(scope: RequestScope, format: ExportFormat): Promise<void>;
  /** Copies the body of a request as text. */
  copyBody(id: number): Promise<void>;
  dismissCopy(): void;
}

/** Copying requests as text. */
export function createCopySlice(bridge: Bridge): StateCreator<WindowState, [], [], CopySlice> {
  return (set, get) => {
    async function noting(copy: () => Promise<CopyNote>): Promise<void> {
      set({ copyNote: null });
      try {
        set({ copyNote: await copy() });
      } catch (error) {
        set({ copyNote: { is: 'failed', detail: String(error) } });
      }
    }

    return {
      copyNote: null,
      async copySelection(format) {
        const { many, selection } = get();
        const scope = scopeOf(many, selection.id);
        if (scope !== null) await get().copyRequests(scope, format);
      },
      copyRequests: (scope, format) =>
        noting(async () => {
          const isRedacted = redactsExports(get());
          const made = await get().during(
            'copying',
            bridge.call('copy.requests', { scope, format, redact: isRedacted }),
          );
          if (!made.ok) return { is: made.fault };
          const { text, count, leftOut } = made.value;
          await bridge.call('clipboard.write', text);
          return { is: 'copied', count, leftOut, isRedacted };
        }),
      copyBody: (id) =>
        noting(async () => {
          const text = await bridge.call('body.text', { id });
          if (text === null || text.language === 'binary') return { is: 'not-text' };
          if (text.cut) return { is: 'too-much' };
          await bridge.call('clipboard.write', text.raw);
          return { is: 'copied', count: 1, leftOut: 0, isRedacted: false };
        }),
      dismissCopy: () => set({ copyNote: null }),
    };
  };
}

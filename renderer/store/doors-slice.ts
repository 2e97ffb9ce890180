import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract.ts';
import type { WindowState } from './window-store.ts';

export interface DoorsSlice {
  /** The path token that was in force before it was renewed; `null` when there is nothing to bring back. */
  readonly pathBefore: { readonly token: string | null } | null;
  /** Strays that were not kept when their notice was last dismissed. */
  readonly unkeptSeen: number;
  renewPath(): Promise<void>;
  /** Brings the path back that was in force before. */
  restorePath(): Promise<void>;
  dismissPath(): void;
  dismissUnkept(): void;
}

/** Who gets in: another path, and a way back to the one before. */
export function createDoorsSlice(bridge: Bridge): StateCreator<WindowState, [], [], DoorsSlice> {
  return (set, get) => ({
    pathBefore: null,
    unkeptSeen: 0,
    async renewPath() {
      const inspector = get().inspector;
      if (inspector === null) return;
      const renewed = await bridge.call('path.renew').catch(() => null);
      if (renewed?.ok === true) set({ pathBefore: { token: inspector.settings.pathToken } });
    },
    async restorePath() {
      const before = get().pathBefore;
      if (before === null) return;
      set({ pathBefore: null });
      await get().changeSettings({ pathToken: before.token });
    },
    dismissPath: () => set({ pathBefore: null }),
    dismissUnkept: () => set({ unkeptSeen: get().inspector?.unkept.limited ?? 0 }),
  });
}

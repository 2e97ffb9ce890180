import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { SettingsOutcome } from '../../shared/settings.ts';
import type { WindowState } from './window-store.ts';

export interface AccessSlice {
  /** The path token before the renewal; `null` when there is nothing to undo. */
  readonly pathBefore: { readonly token: string | null } | null;
  /** The number of dropped strays when their notice was last dismissed. */
  readonly droppedStraysSeen: number;
  renewPath(): Promise<SettingsOutcome>;
  /** Undoes the renewal. */
  restorePath(): Promise<SettingsOutcome>;
  dismissPath(): void;
  dismissDroppedStrays(): void;
}

/** Renewing the path, and undoing that. */
export function createAccessSlice(bridge: Bridge): StateCreator<WindowState, [], [], AccessSlice> {
  return (set, get) => ({
    pathBefore: null,
    droppedStraysSeen: 0,
    async renewPath() {
      const before = get().inspector?.settings.pathToken;
      const renewed = await bridge.call('path.renew');
      if (renewed.ok && before !== undefined) set({ pathBefore: { token: before } });
      return renewed;
    },
    async restorePath() {
      const before = get().pathBefore;
      if (before === null) return get().changeSettings({});
      const restored = await get().changeSettings({ pathToken: before.token });
      // After a failure it can be tried again.
      if (restored.ok) set({ pathBefore: null });
      return restored;
    },
    dismissPath: () => set({ pathBefore: null }),
    dismissDroppedStrays: () =>
      set({ droppedStraysSeen: get().inspector?.droppedStrays.limited ?? 0 }),
  });
}

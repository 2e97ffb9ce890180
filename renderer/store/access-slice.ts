import type { StateCreator } from 'zustand';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { WindowState } from './window-store.ts';

type Outcome = ReturnType<Calls['settings.change']>;

export interface AccessSlice {
  /** The path token that was in force before it was renewed; `null` when there is nothing to bring back. */
  readonly pathBefore: { readonly token: string | null } | null;
  /** Strays that were not kept when their notice was last dismissed. */
  readonly droppedStraysSeen: number;
  renewPath(): Promise<Outcome>;
  /** Brings the path back that was in force before. */
  restorePath(): Promise<Outcome>;
  dismissPath(): void;
  dismissDroppedStrays(): void;
}

/** Who gets in: another path, and a way back to the one before. */
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
      // What could not be brought back can be tried again.
      if (restored.ok) set({ pathBefore: null });
      return restored;
    },
    dismissPath: () => set({ pathBefore: null }),
    dismissDroppedStrays: () =>
      set({ droppedStraysSeen: get().inspector?.droppedStrays.limited ?? 0 }),
  });
}

import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { RunningDataWork } from '../../shared/data-actions.ts';
import type { SettingsChange, SettingsOutcome } from '../../shared/settings.ts';
import type { InspectorProgress, InspectorState, InspectorStatus } from '../../shared/state.ts';
import type { WindowState } from './window-store.ts';

export interface InspectorSlice {
  /** `null` until it is known. */
  readonly connected: boolean | null;
  readonly inspector: InspectorState | null;
  /** When the tunnel began to open, as far as the window knows: milliseconds since 1970. */
  readonly openingSince: number | null;
  /** What is done with the data folder as a whole. Unless it is a backup, the inspector is stopped meanwhile. */
  readonly dataWork: RunningDataWork | null;
  setConnected(connected: boolean): void;
  setDataWork(work: RunningDataWork | null): void;
  cancelDataWork(): Promise<void>;
  setInspector(inspector: InspectorState): void;
  /** Replaces a part of the state. Before the whole state is known, it does nothing. */
  updateInspector(part: InspectorStatus | InspectorProgress): void;
  retryListener(): Promise<void>;
  /** Opens the tunnel; where the settings have none, they are changed to localtunnel. */
  openTunnel(): Promise<SettingsOutcome | void>;
  closeTunnel(): Promise<void>;
  /** Receives requests, or pauses: they are then answered 503 and not stored. */
  setReceiving(isOn: boolean): Promise<void>;
  /** Whether a test of the public address that the user started is running. */
  readonly testingTunnel: boolean;
  testTunnel(): Promise<void>;
  /** Tells the tunnel that the network is back. */
  wakeTunnel(): void;
  /** Confirms that the user knows the new public address. */
  acceptAddress(): Promise<void>;
  /** The main process shows the key of the ssh server, and opens the tunnel after a yes. */
  compareHostKey(): Promise<boolean>;
  changeSettings(change: SettingsChange): Promise<SettingsOutcome>;
}

/** The latest state of the inspector, and the calls that change it. */
export function createInspectorSlice(
  bridge: Bridge,
  now: () => number,
): StateCreator<WindowState, [], [], InspectorSlice> {
  return (set, get) => ({
    connected: null,
    inspector: null,
    openingSince: null,
    testingTunnel: false,
    dataWork: null,
    setConnected: (connected) => set({ connected }),
    setDataWork: (dataWork) => set({ dataWork }),
    cancelDataWork: () => bridge.call('data.cancel'),
    setInspector(inspector) {
      const openingSince = inspector.tunnel.is === 'opening' ? (get().openingSince ?? now()) : null;
      set({ inspector, openingSince, connected: true });
      get().noteAddress(inspector.deliveryUrl);
    },
    updateInspector(part) {
      const { inspector, setInspector } = get();
      if (inspector !== null) setInspector({ ...inspector, ...part });
    },
    retryListener: () => bridge.call('listener.retry'),
    async openTunnel() {
      if (get().inspector?.settings.tunnel.kind === 'none') {
        const changed = await get().changeSettings({ tunnel: { kind: 'localtunnel' } });
        if (!changed.ok) return changed;
      }
      // A change of settings may have opened it already.
      const state = get().inspector?.tunnel.is;
      if (state === 'closed' || state === 'failed' || state === 'degraded')
        await bridge.call('tunnel.open');
      return undefined;
    },
    closeTunnel: () => bridge.call('tunnel.close'),
    setReceiving: (on) => bridge.call('receiving.set', { on }),
    async testTunnel() {
      if (get().testingTunnel) return;
      set({ testingTunnel: true });
      // The tunnel's state shows the outcome, also when the inspector ends during the test.
      await bridge.call('tunnel.test').catch(() => undefined);
      set({ testingTunnel: false });
    },
    // Its failure is not shown: the user did not request it, and an inspector that restarts opens the tunnel itself.
    wakeTunnel: () => void bridge.call('tunnel.wake').catch(() => undefined),
    acceptAddress: () => bridge.call('tunnel.acceptAddress'),
    compareHostKey: () => bridge.call('tunnel.compareHostKey'),
    async changeSettings(change) {
      try {
        const changed = await bridge.call('settings.change', change);
        const { inspector } = get();
        if (changed.ok && inspector) set({ inspector: { ...inspector, settings: changed.value } });
        return changed;
      } catch (error) {
        return { ok: false, fault: 'not-saved', detail: String(error) };
      }
    },
  });
}

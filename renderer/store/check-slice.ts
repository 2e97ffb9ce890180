import type { StateCreator } from 'zustand';
import type { CheckRun } from '../../shared/check.ts';
import type { CheckRequest } from '../../shared/contract/arguments.ts';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { WindowState } from './window-store.ts';

type CheckStarted = ReturnType<Calls['check.start']>;

export interface CheckSlice {
  /** The check that goes on, or ended last; `null` before the first one. */
  readonly checkRun: CheckRun | null;
  /** What was asked for last; the form begins with it. `null` before the first one. */
  readonly lastCheck: CheckRequest | null;
  receiveCheck(run: CheckRun | null): void;
  startCheck(request: CheckRequest): Promise<CheckStarted>;
}

/** Checks of the user's own server. */
export function createCheckSlice(bridge: Bridge): StateCreator<WindowState, [], [], CheckSlice> {
  return (set) => ({
    checkRun: null,
    lastCheck: null,
    receiveCheck: (checkRun) => set({ checkRun }),
    async startCheck(request) {
      const started = await bridge.call('check.start', request);
      if (started.ok) set({ lastCheck: request });
      return started;
    },
  });
}

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
  /** Without a run, the inspector was restarted: the results of the run before are kept, as of a stopped one. */
  receiveCheck(run: CheckRun | null): void;
  startCheck(request: CheckRequest): Promise<CheckStarted>;
}

/** Checks of the user's own server. */
export function createCheckSlice(bridge: Bridge): StateCreator<WindowState, [], [], CheckSlice> {
  return (set, get) => ({
    checkRun: null,
    lastCheck: null,
    receiveCheck: (run) => set({ checkRun: run ?? stopped(get().checkRun) }),
    async startCheck(request) {
      const started = await bridge.call('check.start', request);
      if (started.ok) set({ lastCheck: request });
      return started;
    },
  });
}

function stopped(run: CheckRun | null): CheckRun | null {
  return run?.state.is === 'running' ? { ...run, current: null, state: { is: 'stopped' } } : run;
}

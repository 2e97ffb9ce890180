import {
  createTunnelSupervisor,
  type TunnelSupervisor,
  type TunnelSupervisorOptions,
} from '../../electron/core/tunnel/supervisor.ts';
import type { TunnelTiming } from '../../electron/core/tunnel/timing.ts';
import { settingsSchema, type Settings } from '../../shared/settings.ts';
import type { TunnelState } from '../../shared/tunnel.ts';
import { tempDir } from './temp-dir.ts';

const { tunnel: defaults } = settingsSchema.parse({ pathToken: null });

type StateThat<Is extends TunnelState['is']> = Extract<TunnelState, { readonly is: Is }>;

export interface WatchedTunnel extends Omit<TunnelSupervisor, 'open'> {
  /** Settings that are left out have their defaults. */
  readonly open: (settings: Partial<Settings['tunnel']>, localPort: number) => Promise<void>;
  /** Every state so far, oldest first. */
  readonly states: readonly TunnelState[];
  /** What it was so far, one after the other: a probe or a retry alone changes nothing. */
  readonly kinds: () => readonly TunnelState['is'][];
  /** Resolves with the state, now or as soon as it is so. */
  readonly becomes: <Is extends TunnelState['is']>(is: Is) => Promise<StateThat<Is>>;
}

/**
 * A supervisor whose states are kept and can be waited for. Unless a test says otherwise every probe
 * comes through: the local side of these tests is not an inspector.
 */
export function watchTunnel(
  timing: Partial<TunnelTiming> = {},
  sendProbe: TunnelSupervisorOptions['sendProbe'] = () => Promise.resolve({ ok: true, ms: 1 }),
  more: Pick<Partial<TunnelSupervisorOptions>, 'dataDir' | 'trustedHostKeys'> = {},
): WatchedTunnel {
  const states: TunnelState[] = [];
  const waiting = new Set<(state: TunnelState) => void>();
  const supervisor = createTunnelSupervisor({
    timing,
    sendProbe,
    dataDir: tempDir(),
    ...more,
    onState: (state) => {
      states.push(state);
      waiting.forEach((hear) => hear(state));
    },
  });
  return {
    ...supervisor,
    open: (settings, localPort) => supervisor.open({ ...defaults, ...settings }, localPort),
    states,
    kinds: () => states.map(({ is }) => is).filter((is, index, all) => is !== all[index - 1]),
    becomes: <Is extends TunnelState['is']>(is: Is) =>
      new Promise<StateThat<Is>>((resolve) => {
        const hear = (state: TunnelState) => {
          if (state.is !== is) return;
          waiting.delete(hear);
          resolve(state as StateThat<Is>);
        };
        waiting.add(hear);
        hear(supervisor.state());
      }),
  };
}

import {
  createTunnelSupervisor,
  type TunnelSupervisor,
  type TunnelSupervisorOptions,
} from '../../electron/core/tunnel/supervisor.ts';
import type { TunnelState } from '../../shared/state.ts';

type StateThat<Is extends TunnelState['is']> = Extract<TunnelState, { readonly is: Is }>;

export interface WatchedTunnel extends TunnelSupervisor {
  /** Every state so far, oldest first. */
  readonly states: readonly TunnelState[];
  /** Resolves with the state, now or as soon as it is so. */
  readonly becomes: <Is extends TunnelState['is']>(is: Is) => Promise<StateThat<Is>>;
}

/** A supervisor whose states are kept and can be waited for. */
export function watchTunnel(options: Omit<TunnelSupervisorOptions, 'onState'> = {}): WatchedTunnel {
  const states: TunnelState[] = [];
  const waiting = new Set<(state: TunnelState) => void>();
  const supervisor = createTunnelSupervisor({
    ...options,
    onState: (state) => {
      states.push(state);
      waiting.forEach((hear) => hear(state));
    },
  });
  return {
    ...supervisor,
    states,
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

import { hasAddress } from '../listener/delivery-url.ts';
import type { Listener } from '../listener/listener.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';
import { openGivenAddress } from './given-address.ts';
import { kindsOfTunnel } from './index.ts';
import type { ProofMarks } from './proof-marks.ts';
import { prove } from './prove.ts';
import { createTunnelSupervisor } from './supervisor.ts';
import type { TunnelTiming } from './timing.ts';
import { watchMachine } from './watch-machine.ts';

export interface InspectorTunnelOptions {
  readonly dataDir: string;
  readonly settings: SettingsFile;
  readonly listener: Listener;
  readonly marks: ProofMarks;
  readonly onState: () => void;
  readonly timing?: Partial<TunnelTiming>;
}

/** The inspector's public address: the tunnel of its settings, in front of its listener. */
export interface InspectorTunnel {
  readonly state: () => TunnelState;
  /** The address that the CRM was given, while it is another one now; `null` when all is as it was. */
  readonly movedFrom: () => string | null;
  /** Opens what the settings say, once the listener is there. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Tests it from outside, or tries at once to have it. */
  readonly test: () => Promise<void>;
  /** The machine slept or its network changed. */
  readonly wake: () => Promise<void>;
  /** The user knows the address of now. */
  readonly acceptAddress: () => void;
}

export function createInspectorTunnel(options: InspectorTunnelOptions): InspectorTunnel {
  const { dataDir, settings, listener, marks, onState, timing = {} } = options;
  const given = openGivenAddress(dataDir);
  let present: {
    readonly host: string;
    readonly url: string;
    readonly name: string | null;
  } | null = null;
  let unwatch: (() => void) | null = null;

  const supervisor = createTunnelSupervisor({
    onState,
    onOpened: (url, name) => {
      present = { host: hostOf(), url, name };
      given.opened(present.host, url, name);
    },
    prove: (url, giveUp) => prove(url, settings.current().pathToken, marks, giveUp),
    timing,
  });
  const hostOf = () => {
    const { tunnel } = settings.current();
    return kindsOfTunnel[tunnel.kind]?.host(tunnel) ?? '';
  };
  const portOf = (door: 'local' | 'tunnel') => {
    if (door === 'tunnel') return listener.tunnelPort();
    const state = listener.state();
    return state.is === 'listening' ? state.port : null;
  };
  const wake = () => supervisor.test('woke');

  return {
    state: supervisor.state,
    movedFrom: () => {
      const state = supervisor.state();
      const before = given.url();
      return hasAddress(state) && before !== null && before !== state.url ? before : null;
    },
    open: async () => {
      const { tunnel } = settings.current();
      const port = portOf(kindsOfTunnel[tunnel.kind]?.door ?? 'tunnel');
      if (port === null) return;
      unwatch ??= watchMachine(() => void wake());
      // Unless the user chose a name, the one that the CRM was given is asked for again.
      const subdomain = tunnel.subdomain ?? given.nameOf(hostOf());
      await supervisor.open({ ...tunnel, subdomain }, port);
    },
    close: () => {
      unwatch?.();
      unwatch = null;
      return supervisor.close();
    },
    test: () => supervisor.test('asked'),
    wake,
    acceptAddress: () => {
      if (present === null) return;
      given.accept(present.host, present.url, present.name);
      onState();
    },
  };
}

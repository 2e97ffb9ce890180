import type { Settings } from '../../../shared/settings.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';
import { tunnelCarriers } from './index.ts';
import type { SendProbe } from './probe-schedule.ts';
import { sleep, tunnelTiming, withDeadline, type TunnelTiming } from './timing.ts';
import type { TunnelCarrier, TunnelEnd } from './tunnel.ts';
import { watchOpenTunnel, type TunnelWatch } from './watch-tunnel.ts';

export interface TunnelSupervisorOptions {
  /** Receives every new state, in order. */
  readonly onState: (state: TunnelState) => void;
  /** Receives the address of each tunnel that was opened, and its name where the carrier knows names. */
  readonly onOpened?: (url: string, name: string | null) => void;
  readonly sendProbe: SendProbe;
  readonly timing?: Partial<TunnelTiming>;
  readonly dataDir: string;
  /** Fingerprints of host keys that the user trusts; more may come while it runs. */
  readonly trustedHostKeys?: ReadonlySet<string>;
}

/** Opens the inspector's tunnel and keeps it open. Everything that happens to it becomes its state. */
export interface TunnelSupervisor {
  readonly state: () => TunnelState;
  /**
   * Closes the present tunnel and opens one according to the settings. From then on a lost tunnel is opened again,
   * under the same name where the server grants it.
   *
   * @param localPort the port of 127.0.0.1 to which requests are forwarded.
   * @returns resolves once the tunnel is open, has failed, or is no longer wanted.
   */
  readonly open: (settings: Settings['tunnel'], localPort: number) => Promise<void>;
  /**
   * Probes an open tunnel; tries at once to open one that has failed. Resolves once the state shows the result.
   *
   * @param why after a sleep or a change of the network, one failed probe is enough to open the tunnel again.
   */
  readonly test: (why: 'requested' | 'resumed') => Promise<void>;
  /** The state is `closed` at once; resolves when nothing of the tunnel is left. */
  readonly close: () => Promise<void>;
}

/** From a call of `open` until the tunnel is no longer wanted. */
interface Session {
  readonly stop: AbortController;
  /** Ends the wait for the next attempt. */
  wake: AbortController;
  /** `null` while no tunnel is open. */
  watch: TunnelWatch | null;
  /** Resolves when the current attempt to open a tunnel has ended. */
  attempted: PromiseWithResolvers<void>;
  /** Resolves when nothing of the session is left. */
  over: Promise<void>;
}

export function createTunnelSupervisor({
  onState,
  onOpened = () => undefined,
  sendProbe,
  timing: given = {},
  dataDir,
  trustedHostKeys = new Set(),
}: TunnelSupervisorOptions): TunnelSupervisor {
  const timing = { ...tunnelTiming, ...given };
  let state: TunnelState = { is: 'closed' };
  let current: Session | null = null;
  let released = Promise.resolve();

  const become = (next: TunnelState) => {
    state = next;
    onState(state);
  };

  /** Ends the current session. `released` then covers it and all sessions before it. */
  const release = () => {
    const session = current;
    if (!session) return released;
    current = null;
    session.stop.abort();
    session.attempted.resolve();
    released = Promise.all([released, session.over]).then(() => undefined);
    return released;
  };

  /** Opens a tunnel again and again until it is no longer wanted. */
  const maintain = async (
    session: Session,
    carrier: TunnelCarrier,
    settings: Settings['tunnel'],
    localPort: number,
  ) => {
    await released;
    const stop = session.stop.signal;
    const host = carrier.host(settings);
    let failures = 0;
    let reopened = 0;
    while (!stop.aborted) {
      const { end, watch } = await attempt(session, carrier, settings, localPort, reopened);
      if (stop.aborted) return;
      if (watch?.hasSucceeded()) reopened = 0;
      if (watch?.hasSucceeded() || watch?.isStable()) failures = 0;
      if (end.fault === 'unproven') reopened += 1;
      failures += 1;
      const delayMs = timing.reopenDelay(failures, end.fault);
      session.wake = new AbortController();
      become({ is: 'failed', host, ...end, retryAt: Date.now() + delayMs });
      session.attempted.resolve();
      session.attempted = Promise.withResolvers();
      await sleep(delayMs, AbortSignal.any([stop, session.wake.signal]));
    }
  };

  /** Opens a tunnel and watches it until it ends. `watch` is missing when it could not be opened. */
  const attempt = async (
    session: Session,
    carrier: TunnelCarrier,
    settings: Settings['tunnel'],
    localPort: number,
    reopened: number,
  ): Promise<{ readonly end: TunnelEnd; readonly watch?: TunnelWatch }> => {
    const stop = session.stop.signal;
    const connections = { up: 1, total: 1 };
    const opened = await withDeadline(timing.deadlineMs ?? carrier.deadlineMs, stop, (signal) =>
      carrier.open({
        ...settings,
        localPort,
        dataDir,
        trustedHostKeys,
        reviveMs: timing.reviveMs,
        missingMs: timing.missingMs,
        onConnections: (up, total) => {
          Object.assign(connections, { up, total });
          session.watch?.setConnections(up, total);
        },
        signal,
      }),
    );
    if (!opened.ok) return { end: { fault: opened.fault, detail: opened.detail } };
    const tunnel = opened.value;
    if (stop.aborted) {
      await tunnel.close();
      return { end: { fault: 'died', detail: '' } };
    }
    onOpened(tunnel.url, tunnel.name);
    const watch = watchOpenTunnel({
      tunnel,
      requestedName: settings.subdomain,
      sendProbe,
      timing,
      reopens: carrier.reopens,
      reopened,
      onState: become,
      stop,
    });
    // Connections that were already missing when it opened.
    if (connections.up < connections.total) watch.setConnections(connections.up, connections.total);
    session.watch = watch;
    session.attempted.resolve();
    const end = await watch.end;
    session.watch = null;
    await tunnel.close();
    return { end, watch };
  };

  return {
    state: () => state,
    open: async (settings, localPort) => {
      void release();
      const carrier = tunnelCarriers[settings.kind];
      if (!carrier) {
        become({ is: 'closed' });
        return released;
      }
      const session: Session = {
        stop: new AbortController(),
        wake: new AbortController(),
        watch: null,
        attempted: Promise.withResolvers(),
        over: Promise.resolve(),
      };
      current = session;
      become({ is: 'opening', host: carrier.host(settings) });
      session.over = maintain(session, carrier, settings, localPort);
      await session.attempted.promise;
    },
    test: async (why) => {
      const session = current;
      if (session?.watch) return session.watch.test(why);
      session?.wake.abort();
      await session?.attempted.promise;
    },
    close: () => {
      const done = release();
      if (state.is !== 'closed') become({ is: 'closed' });
      return done;
    },
  };
}

import type { Settings } from '../../../shared/settings.ts';
import type { TunnelState } from '../../../shared/state.ts';
import { tunnelKinds } from './index.ts';
import type { OpenTunnel, Tunnel } from './tunnel.ts';

export interface TunnelSupervisorOptions {
  /** Hears every new state, in order. */
  readonly onState: (state: TunnelState) => void;
  /** Milliseconds for everything up to the first connected socket. */
  readonly deadlineMs?: number;
  /** Milliseconds that an open tunnel may be without its server before it has died. */
  readonly reviveMs?: number;
}

/** The one tunnel of the inspector: whatever happens to it becomes its state. */
export interface TunnelSupervisor {
  readonly state: () => TunnelState;
  /** The name that was granted, `null` without an open tunnel or where the kind knows no names. */
  readonly name: () => string | null;
  /**
   * Closes the tunnel there was and opens one as the settings say. Also the user's "try again".
   *
   * @param localPort where requests are carried to, on 127.0.0.1.
   * @returns resolves once it is open, failed, or no longer wanted.
   */
  readonly open: (settings: Settings['tunnel'], localPort: number) => Promise<void>;
  /** The state is `closed` at once; resolves when nothing of the tunnel is left. */
  readonly close: () => Promise<void>;
}

/** One try to have a tunnel, and what came of it. */
interface Attempt {
  readonly giveUp: AbortController;
  tunnel: Tunnel | null;
  /** Resolves when the try has ended, whichever way. */
  settled: Promise<void>;
}

export function createTunnelSupervisor({
  onState,
  deadlineMs = 15_000,
  reviveMs = 10_000,
}: TunnelSupervisorOptions): TunnelSupervisor {
  let state: TunnelState = { is: 'closed' };
  let current: Attempt | null = null;
  let released = Promise.resolve();

  const become = (next: TunnelState) => {
    state = next;
    onState(state);
  };

  /** Lets the current attempt go. `released` then covers it and all before it. */
  const release = () => {
    const attempt = current;
    if (!attempt) return released;
    current = null;
    attempt.giveUp.abort();
    const before = released;
    released = (async () => {
      await Promise.all([before, attempt.settled]);
      await attempt.tunnel?.close();
    })();
    return released;
  };

  const run = async (
    attempt: Attempt,
    openTunnel: OpenTunnel,
    { host, subdomain }: Settings['tunnel'],
    localPort: number,
  ) => {
    const wanted = () => current === attempt;
    await released;
    if (!wanted()) return;
    const { giveUp } = attempt;
    const deadline = setTimeout(() => giveUp.abort(), deadlineMs);
    const opened = await openTunnel({
      host,
      subdomain,
      localPort,
      reviveMs,
      giveUp: giveUp.signal,
    }).finally(() => clearTimeout(deadline));
    if (opened.ok) attempt.tunnel = opened.value;
    if (!wanted()) return;
    if (!opened.ok) {
      become({ is: 'failed', host, fault: opened.fault, detail: opened.detail });
      return;
    }
    const { url, name, ended } = opened.value;
    const insteadOf = subdomain !== null && name !== null && name !== subdomain ? subdomain : null;
    become({ is: 'open', url, insteadOf });
    void ended.then((end) => {
      if (wanted()) become({ is: 'failed', host, ...end });
    });
  };

  return {
    state: () => state,
    name: () => (state.is === 'open' ? (current?.tunnel?.name ?? null) : null),
    open: async (settings, localPort) => {
      void release();
      const openTunnel = tunnelKinds[settings.kind];
      if (!openTunnel) {
        become({ is: 'closed' });
        return released;
      }
      const attempt: Attempt = {
        giveUp: new AbortController(),
        tunnel: null,
        settled: Promise.resolve(),
      };
      current = attempt;
      become({ is: 'opening', host: settings.host });
      attempt.settled = run(attempt, openTunnel, settings, localPort);
      await attempt.settled;
    },
    close: () => {
      const done = release();
      if (state.is !== 'closed') become({ is: 'closed' });
      return done;
    },
  };
}

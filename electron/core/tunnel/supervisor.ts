import type { Settings } from '../../../shared/settings.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';
import { hold, type Held } from './hold.ts';
import { kindsOfTunnel } from './index.ts';
import type { Prove } from './proving.ts';
import { sleep } from './sleep.ts';
import { tunnelTiming, type TunnelTiming } from './timing.ts';
import type { TunnelEnd, TunnelKind } from './tunnel.ts';
import { withDeadline } from './with-deadline.ts';

export interface TunnelSupervisorOptions {
  /** Hears every new state, in order. */
  readonly onState: (state: TunnelState) => void;
  /** Hears of each tunnel that was opened, with its name where the kind knows names. */
  readonly onOpened?: (url: string, name: string | null) => void;
  readonly prove: Prove;
  readonly timing?: Partial<TunnelTiming>;
}

/** The one tunnel of the inspector: whatever happens to it becomes its state. */
export interface TunnelSupervisor {
  readonly state: () => TunnelState;
  /**
   * Closes the tunnel there was and opens one as the settings say. Also the user's "try again". From then
   * on it is kept open: what is lost is opened again, under the same name where that can be had.
   *
   * @param localPort where requests are carried to, on 127.0.0.1.
   * @returns resolves once it is open, failed, or no longer wanted.
   */
  readonly open: (settings: Settings['tunnel'], localPort: number) => Promise<void>;
  /**
   * Tests what is open, tries at once what is not. Resolves once the state says what came of it.
   *
   * @param why after a sleep or a change of the network, one failure is enough to open anew.
   */
  readonly test: (why: 'asked' | 'woke') => Promise<void>;
  /** The state is `closed` at once; resolves when nothing of the tunnel is left. */
  readonly close: () => Promise<void>;
}

/** The wish to have a tunnel, and what is there of it. */
interface Session {
  readonly stop: AbortController;
  /** Ends the wait for the next try. */
  wake: AbortController;
  held: Held | null;
  /** Resolves when the try that is running has ended. */
  tried: PromiseWithResolvers<void>;
  /** Resolves when nothing of it is left. */
  over: Promise<void>;
}

export function createTunnelSupervisor({
  onState,
  onOpened = () => undefined,
  prove,
  timing: given = {},
}: TunnelSupervisorOptions): TunnelSupervisor {
  const timing = { ...tunnelTiming, ...given };
  let state: TunnelState = { is: 'closed' };
  let current: Session | null = null;
  let released = Promise.resolve();

  const become = (next: TunnelState) => {
    state = next;
    onState(state);
  };

  /** Lets the current session go. `released` then covers it and all before it. */
  const release = () => {
    const session = current;
    if (!session) return released;
    current = null;
    session.stop.abort();
    session.tried.resolve();
    released = Promise.all([released, session.over]).then(() => undefined);
    return released;
  };

  /** Keeps a tunnel open until it is no longer wanted. */
  const keep = async (
    session: Session,
    kind: TunnelKind,
    settings: Settings['tunnel'],
    localPort: number,
  ) => {
    await released;
    const stop = session.stop.signal;
    const host = kind.host(settings);
    let vain = 0;
    let reopened = 0;
    while (!stop.aborted) {
      const { end, held } = await attempt(session, kind, settings, localPort, reopened);
      if (stop.aborted) return;
      if (held?.proved()) reopened = 0;
      if (held?.proved() || held?.stood()) vain = 0;
      if (end.fault === 'unproven') reopened += 1;
      vain += 1;
      const delay = timing.reopenDelay(vain, end.fault);
      session.wake = new AbortController();
      become({ is: 'failed', host, ...end, retryAt: Date.now() + delay });
      session.tried.resolve();
      session.tried = Promise.withResolvers();
      await sleep(delay, AbortSignal.any([stop, session.wake.signal]));
    }
  };

  /** Opens a tunnel and holds it to its end. `held` is there when it was opened at all. */
  const attempt = async (
    session: Session,
    kind: TunnelKind,
    settings: Settings['tunnel'],
    localPort: number,
    reopened: number,
  ): Promise<{ readonly end: TunnelEnd; readonly held?: Held }> => {
    const stop = session.stop.signal;
    const known = { up: 1, of: 1 };
    const opened = await withDeadline(timing.deadlineMs ?? kind.deadlineMs, stop, (giveUp) =>
      kind.open({
        ...settings,
        localPort,
        reviveMs: timing.reviveMs,
        missingMs: timing.missingMs,
        onConnections: (up, of) => {
          Object.assign(known, { up, of });
          session.held?.connections(up, of);
        },
        giveUp,
      }),
    );
    if (!opened.ok) return { end: { fault: opened.fault, detail: opened.detail } };
    const tunnel = opened.value;
    if (stop.aborted) {
      await tunnel.close();
      return { end: { fault: 'died', detail: '' } };
    }
    onOpened(tunnel.url, tunnel.name);
    const held = hold({
      tunnel,
      wanted: settings.subdomain,
      prove,
      timing,
      reopens: kind.reopens,
      reopened,
      onState: become,
      stop,
    });
    // What was already missing when it opened.
    if (known.up < known.of) held.connections(known.up, known.of);
    session.held = held;
    session.tried.resolve();
    const end = await held.end;
    session.held = null;
    await tunnel.close();
    return { end, held };
  };

  return {
    state: () => state,
    open: async (settings, localPort) => {
      void release();
      const kind = kindsOfTunnel[settings.kind];
      if (!kind) {
        become({ is: 'closed' });
        return released;
      }
      const session: Session = {
        stop: new AbortController(),
        wake: new AbortController(),
        held: null,
        tried: Promise.withResolvers(),
        over: Promise.resolve(),
      };
      current = session;
      become({ is: 'opening', host: kind.host(settings) });
      session.over = keep(session, kind, settings, localPort);
      await session.tried.promise;
    },
    test: async (why) => {
      const session = current;
      if (session?.held) return session.held.test(why);
      session?.wake.abort();
      await session?.tried.promise;
    },
    close: () => {
      const done = release();
      if (state.is !== 'closed') become({ is: 'closed' });
      return done;
    },
  };
}

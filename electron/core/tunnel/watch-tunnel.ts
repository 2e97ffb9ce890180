import type {
  Degradation,
  ProbeOutcome,
  ProbeResult,
  TunnelState,
} from '../../../shared/tunnel.ts';
import { shouldReopen, startProbing, type SendProbe } from './probe-schedule.ts';
import type { TunnelTiming } from './timing.ts';
import type { Tunnel, TunnelEnd } from './tunnel.ts';

export interface WatchOptions {
  readonly tunnel: Tunnel;
  /** The name that was requested, `null` for any. */
  readonly requestedName: string | null;
  readonly sendProbe: SendProbe;
  readonly timing: TunnelTiming;
  /** Whether it may be given up because its probes fail. */
  readonly reopens: boolean;
  /** How many tunnels before it were given up for that reason. */
  readonly reopened: number;
  readonly onState: (state: TunnelState) => void;
  readonly stop: AbortSignal;
}

/** An open tunnel and what is known of it. */
export interface TunnelWatch {
  /** Resolves when the tunnel has ended, was given up, or is no longer wanted. It must then be closed. */
  readonly end: Promise<TunnelEnd>;
  /** Receives how many of its connections are up. */
  readonly setConnections: (up: number, total: number) => void;
  /** Sends a probe. After a resume of the machine one failure is enough to give the tunnel up. */
  readonly test: (why: 'requested' | 'resumed') => Promise<void>;
  /** A probe has come through. */
  readonly hasSucceeded: () => boolean;
  /** It was open for `stableAfterMs`. */
  readonly isStable: () => boolean;
}

/** Watches an open tunnel. Its state follows from its connections and its probes. */
export function watchOpenTunnel(options: WatchOptions): TunnelWatch {
  const { tunnel, requestedName, sendProbe, timing, reopens, reopened, onState, stop } = options;
  const { url, name } = tunnel;
  const insteadOf = name !== null && name !== requestedName ? requestedName : null;
  const over = new AbortController();
  const ended = Promise.withResolvers<TunnelEnd>();
  const openedAt = performance.now();
  let missing: Degradation | null = null;
  let probeFailure: Degradation | null = null;
  let probe: ProbeResult | null = null;
  let succeeded = false;
  let resumed = false;

  const finish = (end: TunnelEnd) => {
    over.abort();
    ended.resolve(end);
  };
  const report = () => {
    if (over.signal.aborted) return;
    const degradation = missing ?? probeFailure;
    const open = { url, insteadOf, probe };
    onState(degradation ? { is: 'degraded', degradation, ...open } : { is: 'open', ...open });
  };
  const onProbe = (result: ProbeResult, failures: number) => {
    const { outcome } = result;
    probe = result;
    succeeded ||= outcome.ok;
    resumed &&= !outcome.ok;
    probeFailure = failureOf(outcome);
    if (!outcome.ok && reopens && shouldReopen(outcome.fault, failures, { reopened, resumed }))
      finish({ fault: 'unproven', detail: outcome.detail });
    else report();
  };

  const cancel = () => finish({ fault: 'died', detail: '' });
  if (stop.aborted) cancel();
  else stop.addEventListener('abort', cancel, { once: true });
  void tunnel.ended.then(finish);
  void ended.promise.then(() => stop.removeEventListener('abort', cancel));
  report();
  const probing = startProbing((signal) => sendProbe(url, signal), timing, onProbe, over.signal);

  return {
    end: ended.promise,
    setConnections: (up, total) => {
      const isRestored = missing !== null && up === total;
      missing = up < total ? { is: 'few-connections', up, of: total } : null;
      report();
      if (isRestored) void probing.probeNow();
    },
    test: (why) => {
      resumed ||= why === 'resumed';
      return probing.probeNow();
    },
    hasSucceeded: () => succeeded,
    isStable: () => performance.now() - openedAt >= timing.stableAfterMs,
  };
}

function failureOf(outcome: ProbeOutcome): Degradation | null {
  return outcome.ok ? null : { is: 'probe-failed', fault: outcome.fault, detail: outcome.detail };
}

import type { ProbeResult, ProbeFault, TunnelState, Degradation } from '../../../shared/tunnel.ts';
import { isHopeless, keepProving, type Prove } from './proving.ts';
import type { TunnelTiming } from './timing.ts';
import type { Tunnel, TunnelEnd } from './tunnel.ts';

export interface HoldOptions {
  readonly tunnel: Tunnel;
  /** The name that was asked for. */
  readonly wanted: string | null;
  readonly prove: Prove;
  readonly timing: TunnelTiming;
  /** Whether it may be given up because it carries nothing. */
  readonly reopens: boolean;
  /** How many before it were given up for that. */
  readonly reopened: number;
  readonly onState: (state: TunnelState) => void;
  readonly stop: AbortSignal;
}

/** An open tunnel, watched. */
export interface Held {
  /** Resolves when it has ended, was given up, or is no longer wanted. The tunnel is then to be closed. */
  readonly end: Promise<TunnelEnd>;
  /** Hears how many of its connections are up. */
  readonly connections: (up: number, of: number) => void;
  /** Tests it from outside; after a sleep of the machine one failure is enough to give it up. */
  readonly test: (why: 'asked' | 'woke') => Promise<void>;
  /** A proof came through. */
  readonly proved: () => boolean;
  /** It stood for a while. */
  readonly stood: () => boolean;
}

/** Watches an open tunnel: what its connections and its proofs say is its state. */
export function hold(options: HoldOptions): Held {
  const { tunnel, wanted, prove, timing, reopens, reopened, onState, stop } = options;
  const { url, name } = tunnel;
  const insteadOf = wanted !== null && name !== null && name !== wanted ? wanted : null;
  const over = new AbortController();
  const ended = Promise.withResolvers<TunnelEnd>();
  const since = performance.now();
  let few: Degradation | null = null;
  let unproven: Degradation | null = null;
  let probe: ProbeResult | null = null;
  let proved = false;
  let woke = false;

  const finish = (end: TunnelEnd) => {
    over.abort();
    ended.resolve(end);
  };
  const tell = () => {
    if (over.signal.aborted) return;
    const degradation = few ?? unproven;
    const open = { url, insteadOf, probe };
    onState(degradation ? { is: 'degraded', degradation, ...open } : { is: 'open', ...open });
  };
  const hear = (next: ProbeResult, failures: number) => {
    const { outcome } = next;
    probe = next;
    proved ||= outcome.ok;
    woke &&= !outcome.ok;
    unproven = outcome.ok ? null : { is: 'probe-failed', ...faultOf(outcome) };
    if (!outcome.ok && reopens && isHopeless(outcome.fault, failures, { reopened, woke }))
      finish({ fault: 'unproven', detail: outcome.detail });
    else tell();
  };

  const gone = () => finish({ fault: 'died', detail: '' });
  if (stop.aborted) gone();
  else stop.addEventListener('abort', gone, { once: true });
  void tunnel.ended.then(finish);
  void ended.promise.then(() => stop.removeEventListener('abort', gone));
  tell();
  const proving = keepProving((giveUp) => prove(url, giveUp), timing, hear, over.signal);

  return {
    end: ended.promise,
    connections: (up, of) => {
      const back = few !== null && up === of;
      few = up < of ? { is: 'few-connections', up, of } : null;
      tell();
      if (back) void proving.now();
    },
    test: (why) => {
      woke ||= why === 'woke';
      return proving.now();
    },
    proved: () => proved,
    stood: () => performance.now() - since >= timing.heldMs,
  };
}

function faultOf(outcome: { readonly fault: ProbeFault; readonly detail: string }) {
  return { fault: outcome.fault, detail: outcome.detail };
}

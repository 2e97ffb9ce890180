import type { ProbeFault, ProbeOutcome, ProbeResult } from '../../../shared/tunnel.ts';
import { sleep, withDeadline, type TunnelTiming } from './timing.ts';

/** Sends one probe to a public address, which has no slash at its end. */
export type SendProbe = (url: string, signal: AbortSignal) => Promise<ProbeOutcome>;

export interface ProbeSchedule {
  /** Sends a probe at once. Resolves when it has ended; calls meanwhile share it. */
  readonly probeNow: () => Promise<void>;
}

/**
 * Probes an open tunnel: at once, every few minutes, soon again after a probe that failed, and on request.
 *
 * @param onResult receives each result, and how many probes in a row have failed.
 */
export function startProbing(
  send: (signal: AbortSignal) => Promise<ProbeOutcome>,
  timing: TunnelTiming,
  onResult: (result: ProbeResult, failures: number) => void,
  stop: AbortSignal,
): ProbeSchedule {
  let failures = 0;
  let lastFault: ProbeFault | null = null;
  let running: Promise<void> | null = null;
  let wake = new AbortController();

  const probe = async () => {
    const outcome = await withDeadline(timing.probeTimeoutMs, stop, send);
    if (stop.aborted) return;
    failures = outcome.ok ? 0 : failures + 1;
    lastFault = outcome.ok ? null : outcome.fault;
    onResult({ at: Date.now(), outcome }, failures);
  };
  const probeOnce = () => (running ??= probe().finally(() => (running = null)));
  const repeat = async () => {
    while (!stop.aborted) {
      await probeOnce();
      wake = new AbortController();
      const fault = lastFault === 'no-answer' ? lastFault : 'unproven';
      const pauseMs =
        failures === 0 ? timing.probeEveryMs : timing.reopenDelay(failures + 1, fault);
      await sleep(pauseMs, AbortSignal.any([stop, wake.signal]));
    }
  };
  void repeat();
  return {
    probeNow: () => {
      const requested = probeOnce();
      wake.abort();
      return requested;
    },
  };
}

/** The faults that a new tunnel may repair. It can't repair our own network. */
const repairable: readonly ProbeFault[] = ['no-answer', 'not-through', 'elsewhere'];

/** What decides, besides the failures, whether a tunnel is opened again. */
export interface ReopenContext {
  /** How many tunnels were opened for this reason since the last probe that succeeded. */
  readonly reopened: number;
  /** The machine slept, or its network changed: the connections may be dead although they look open. */
  readonly resumed: boolean;
}

/**
 * Whether a tunnel whose probes fail is closed and opened again. It takes three failures, and twice as many after each
 * new tunnel that did not help, because senders that we can't see may still be using the present one. After a resume one
 * failure is enough.
 *
 * @param failures in a row.
 */
export function shouldReopen(
  fault: ProbeFault,
  failures: number,
  { reopened, resumed }: ReopenContext,
): boolean {
  const enough = resumed && reopened === 0 ? 1 : 3 * 2 ** Math.min(reopened, 4);
  return repairable.includes(fault) && failures >= enough;
}

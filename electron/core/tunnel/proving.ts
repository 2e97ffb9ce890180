import type { ProbeResult, ProbeFault, ProbeOutcome } from '../../../shared/tunnel.ts';
import type { TunnelTiming } from './timing.ts';
import { sleep } from './sleep.ts';
import { withDeadline } from './with-deadline.ts';

/** Sends one proof to a public address, without a slash at its end. */
export type Prove = (url: string, giveUp: AbortSignal) => Promise<ProbeOutcome>;

export interface Proving {
  /** Tests at once. Resolves when that test has ended; several who ask share it. */
  readonly now: () => Promise<void>;
}

/**
 * Tests an open tunnel from outside: at once, every few minutes, soon again after a test that failed, and
 * whenever somebody asks.
 *
 * @param onProof told of each, with how many failed in a row.
 */
export function keepProving(
  prove: (giveUp: AbortSignal) => Promise<ProbeOutcome>,
  timing: TunnelTiming,
  onProof: (proof: ProbeResult, failures: number) => void,
  stop: AbortSignal,
): Proving {
  let failures = 0;
  let lastFault: ProbeFault | null = null;
  let running: Promise<void> | null = null;
  let wake = new AbortController();

  const test = async () => {
    const outcome = await withDeadline(timing.proofMs, stop, prove);
    if (stop.aborted) return;
    failures = outcome.ok ? 0 : failures + 1;
    lastFault = outcome.ok ? null : outcome.fault;
    onProof({ at: Date.now(), outcome }, failures);
  };
  const now = () => (running ??= test().finally(() => (running = null)));
  const keepOn = async () => {
    while (!stop.aborted) {
      await now();
      wake = new AbortController();
      const fault = lastFault === 'no-answer' ? lastFault : 'unproven';
      const pause = failures === 0 ? timing.proveEveryMs : timing.reopenDelay(failures + 1, fault);
      await sleep(pause, AbortSignal.any([stop, wake.signal]));
    }
  };
  void keepOn();
  return {
    now: () => {
      const asked = now();
      wake.abort();
      return asked;
    },
  };
}

/** What a new tunnel may heal. A network of ours that does not reach the address is not among it. */
const healed: readonly ProbeFault[] = ['no-answer', 'not-through', 'elsewhere'];

/** How sure one must be before a tunnel that carries nothing is given up for a new one. */
export interface Patience {
  /** How many were opened for this reason since the last proof that succeeded. */
  readonly reopened: number;
  /** The machine slept, or its network changed: the connections may be dead without anybody having noticed. */
  readonly woke: boolean;
}

/**
 * Whether a new tunnel is the better hope. Each that did not help makes us slower to try the next, for
 * somebody may be using it whom we can't see.
 *
 * @param failures in a row.
 */
export function isHopeless(
  fault: ProbeFault,
  failures: number,
  { reopened, woke }: Patience,
): boolean {
  const enough = woke && reopened === 0 ? 1 : 3 * 2 ** Math.min(reopened, 4);
  return healed.includes(fault) && failures >= enough;
}

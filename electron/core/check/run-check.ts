import type { KeyObject } from 'node:crypto';
import type { CheckFault, ScenarioResult } from '../../../shared/check.ts';
import type { Result } from '../../../shared/result.ts';
import type { Gateway } from './gateway.ts';
import { createDeliverer } from './deliver.ts';
import { areAccepted, judge } from './judge.ts';
import { createBodyMaker } from './make-body.ts';
import { requestCount } from './read-scenarios.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

export interface CheckOptions {
  /** The receiver, http or https. */
  readonly url: string;
  readonly scenarios: readonly Scenario[];
  readonly resourcesDir: string;
  /** Signs as HighLevel does; the receiver knows its public half. `null` sends unsigned. */
  readonly key: KeyObject | null;
  /** Counts what leaves the receiver; `null` leaves that to the user. */
  readonly gateway: Gateway | null;
  readonly signal: AbortSignal;
  /** Called before a scenario is run. */
  readonly onStart?: (scenario: Scenario) => void;
  /** Called after each scenario, in order. */
  readonly onResult: (result: ScenarioResult, scenario: Scenario) => unknown;
}

/**
 * Runs the scenarios against a receiver, one after the other. Resolves early when it is stopped.
 *
 * @returns a fault when nothing answers at that address.
 */
export async function runCheck(options: CheckOptions): Promise<Result<null, CheckFault>> {
  const { url, scenarios, key, gateway, resourcesDir, signal, onStart, onResult } = options;
  const reached = await reach(url, signal);
  if (!reached.ok) return reached;
  for (const scenario of scenarios) {
    if (signal.aborted) break;
    onStart?.(scenario);
    const started = performance.now();
    const bodies = createBodyMaker(resourcesDir, Date.now);
    const answers = await runScenario(scenario, { url, bodies, key, signal });
    const ms = performance.now() - started;
    const { leaves: wanted } = scenario.expect;
    const left =
      gateway === null || wanted === undefined || !areAccepted(answers)
        ? null
        : await gateway.messagesWith(bodies.mark, wanted, afterwardsMs(scenario), signal);
    if (signal.aborted) break;
    const { verdict, findings } = judge(scenario, { answers, hasKey: key !== null, left });
    const { name, group } = scenario;
    const result = { scenario: name, group, verdict, findings, requests: requestCount(scenario) };
    await onResult({ ...result, ms }, scenario);
  }
  return { ok: true, value: null };
}

/**
 * How long more messages than there must be are waited for. Those of repeated requests come after a moment; what is no
 * message at all is sent at once or never.
 */
function afterwardsMs(scenario: Scenario): number {
  if (scenario.expect.leaves === 0) return 150;
  return requestCount(scenario) > 1 ? 400 : 0;
}

/** Faults of the address, and not of what the receiver does with a request. */
const addressFaults: readonly CheckFault[] = ['refused', 'dns', 'unreachable', 'tls'];

/** Looks whether anything answers there, by a request that asks for nothing. */
async function reach(url: string, signal: AbortSignal): Promise<Result<null, CheckFault>> {
  const deliverer = createDeliverer(url, false);
  const request = {
    method: 'HEAD',
    query: '',
    headers: [],
    body: Buffer.alloc(0),
    isChunked: false,
  };
  const answer = await deliverer.deliver(request, signal);
  deliverer.close();
  if (answer.ok || !addressFaults.includes(answer.fault)) return { ok: true, value: null };
  return { ok: false, fault: answer.fault, detail: answer.detail };
}

import type { KeyObject } from 'node:crypto';
import { createDeliverer, type CheckAnswer } from './deliver.ts';
import type { BodyMaker } from './make-body.ts';
import { prepare, type ReadyRequest } from './prepare.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario is run with. */
export interface ScenarioParts {
  readonly url: string;
  readonly bodies: BodyMaker;
  /** Signs what must be signed rightly; `null` leaves it unsigned. */
  readonly key: KeyObject | null;
  readonly signal: AbortSignal;
}

/** Sends the requests of a scenario, in its order. @returns the answers in the order of sending. */
export async function runScenario(
  scenario: Scenario,
  parts: ScenarioParts,
): Promise<readonly CheckAnswer[]> {
  const { delivery } = scenario;
  const { url, signal } = parts;
  const requests = await prepareAll(scenario, parts);
  const deliverer = createDeliverer(url, delivery.keepsAlive);
  const answers: CheckAnswer[] = [];
  let next = 0;

  async function sendNext(): Promise<void> {
    while (!signal.aborted) {
      const at = next;
      next += 1;
      const { [at]: request } = requests;
      if (request === undefined) return;
      answers[at] = await deliverer.deliver(request, signal);
    }
  }

  try {
    const [first] = requests;
    if (delivery.breaksFirst && first !== undefined) await deliverer.breakOff(first);
    await Promise.all(Array.from({ length: delivery.atOnce }, sendNext));
  } finally {
    deliverer.close();
  }
  return answers;
}

async function prepareAll(
  { requests, delivery }: Scenario,
  { bodies, key }: ScenarioParts,
): Promise<readonly ReadyRequest[]> {
  const all: ReadyRequest[] = [];
  for (const request of requests) {
    let made = await prepare(request, bodies, key);
    for (let time = 0; time < delivery.times; time += 1) {
      if (time > 0 && delivery.areNew) made = await prepare(request, bodies, key);
      all.push(made);
    }
  }
  return delivery.isReversed ? all.toReversed() : all;
}

import type { Store } from '../store/store.ts';
import { inspect, inspectionVersion } from './inspect.ts';

/** Inspects after the reply, one request at a time, so that thinking never delays an answer. */
export interface LaterInspection {
  readonly add: (id: number) => void;
  /** Resolves once everything added so far is inspected. */
  readonly settled: () => Promise<void>;
  /** Lets the running one end and starts no other; what is left is found again at the next start. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts with what an earlier run left without findings, or with findings of another version.
 *
 * @param onFindings told after each one is kept.
 * @param onBug told of what must not happen: a request that made the inspection throw.
 */
export function inspectLater(
  store: Store,
  onFindings: (id: number) => void,
  onBug: (error: unknown) => void,
): LaterInspection {
  const waiting = store.withoutFindings(inspectionVersion).reverse();
  let running: Promise<void> | null = null;
  let stopped = false;

  async function run(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined && !stopped; id = waiting.shift()) {
      try {
        await inspectOne(id);
      } catch (error) {
        onBug(error);
      }
    }
  }

  async function inspectOne(id: number): Promise<void> {
    const detail = store.detail(id);
    const body = store.body(id);
    if (detail === null || body === null) return;
    await store.keepFindings(id, await inspect(detail.request, body));
    onFindings(id);
  }

  function wake(): void {
    running ??= run().finally(() => {
      running = null;
      if (waiting.length > 0 && !stopped) wake();
    });
  }

  if (waiting.length > 0) setImmediate(wake);
  return {
    add: (id) => {
      waiting.push(id);
      wake();
    },
    settled: async () => {
      while (running !== null) await running;
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

import type { RequestScope } from '../../../shared/contract/arguments.ts';
import type { TypeLanguage, TypesOutcome } from '../../../shared/types.ts';
import { BodyDeleted, loadBody } from '../body-reader/load-body.ts';
import type { Store } from '../store/store.ts';
import {
  createJobThread,
  transferable,
  workerUrl,
  type JobOutcome,
} from '../threads/job-thread.ts';
import { chooseSamples, type ChosenSamples } from './choose-samples.ts';
import type { WrittenTypes } from './make-types.ts';
import type { TypesJob } from './types-worker.ts';

/** Makes types from stored requests, in a thread. */
export interface TypeMaker {
  readonly make: (scope: RequestScope, language: TypeLanguage) => Promise<TypesOutcome>;
  readonly close: () => Promise<void>;
}

const timeoutMs = 30_000;

/** @param idsOf the ids of the requests of a scope. */
export function createTypeMaker(
  store: Pick<Store, 'summary' | 'record' | 'bodySlice'>,
  idsOf: (scope: RequestScope) => Promise<readonly number[]>,
): TypeMaker {
  const thread = createJobThread<TypesJob, JobOutcome>(
    workerUrl(import.meta.url, './types-worker.ts', 'types-worker'),
    { timeoutMs },
  );

  async function load({ rows }: ChosenSamples, signal: AbortSignal): Promise<TypesJob['samples']> {
    const samples: TypesJob['samples'][number][] = [];
    for (const { id, kind } of rows) {
      const request = store.record(id)?.request;
      if (request === undefined || signal.aborted) continue;
      try {
        const parts = await loadBody(store, request, signal);
        samples.push({ request, kind: kind ?? 'unknown', parts });
      } catch (error) {
        if (!(error instanceof BodyDeleted)) throw error;
      }
    }
    return samples;
  }

  return {
    make: async (scope, language) => {
      const chosen = chooseSamples(await idsOf(scope), store.summary);
      const result = await thread.run(async (signal) => {
        const samples = await load(chosen, signal);
        const transfer = transferable(samples.flatMap(({ parts }) => parts));
        return { job: { samples, language }, transfer };
      });
      if (!result.ok) return { ok: false, fault: 'failed', detail: result.failure };
      if ('thrown' in result.value)
        return { ok: false, fault: 'failed', detail: result.value.thrown };
      return outcomeOf(result.value.value as WrittenTypes, chosen);
    },
    close: thread.close,
  };
}

/** What was made, with all that was left out. */
export function outcomeOf(
  { text, samples, notObjects, tooLarge }: WrittenTypes,
  chosen: Omit<ChosenSamples, 'rows'>,
): TypesOutcome {
  if (text === null) return { ok: false, fault: 'no-samples', detail: '' };
  const leftOut = {
    notObjects,
    tooLarge: tooLarge + chosen.tooLarge,
    tooMany: chosen.tooMany,
  };
  return { ok: true, value: { text, samples, leftOut } };
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Inspection } from '../../../shared/inspection.ts';
import type { Details } from '../views/details.ts';

/** Milliseconds that a rule waits for the inspection: its request's sender waits as well. */
const patienceMs = 2_000;

/** What rules are decided on. An inspection that failed says nothing of its request, so no rule may go by it. */
export function inspectionForRules({ of }: Pick<Details, 'of'>) {
  return async (id: number): Promise<Inspection> => {
    const late = delay(patienceMs, 'late' as const, { ref: false });
    const detail = await Promise.race([of(id), late]);
    if (detail === 'late') throw new Error('Reading its body takes too long.');
    const inspection = detail?.inspection ?? null;
    if (inspection === null) throw new Error('The request could not be read.');
    const failed = inspection.issues.find(({ code }) => code === 'inspection.failed');
    if (failed !== undefined) throw new Error(failed.message);
    return inspection;
  };
}

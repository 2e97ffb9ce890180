import type { RequestDetail } from '../../../shared/detail.ts';
import type { Inspection } from '../../../shared/inspection.ts';
import type { InstallStep, InstallStepName } from '../../../shared/related.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import type { Store } from '../store/store.ts';
import type { Details } from '../views/details.ts';

/** An install takes no longer. Milliseconds. */
const longest = 15 * 60_000;

/** Among this many requests on either side, the other steps are searched, and this many of them are inspected. */
const searchedBeside = 100;
const inspected = 12;

/**
 * The requests of one install in the order of arrival: the redirect with its code, the INSTALL event, and the posts of
 * External Authentication. Nothing in a redirect names the location, so time relates it; the others must not name different
 * locations.
 *
 * @returns none when the request is not a step, or the only one.
 */
export async function readInstallTrip(
  store: Pick<Store, 'summary'>,
  details: Pick<Details, 'of'>,
  own: RequestDetail,
): Promise<readonly InstallStep[]> {
  const step = own.inspection === null ? null : stepOf(own.inspection);
  const ownRow = store.summary(own.request.id);
  if (step === null || ownRow === null) return [];
  const found: InstallStep[] = [{ step, row: ownRow }];
  for (const row of candidates(store, ownRow)) {
    const inspection = (await details.of(row.id))?.inspection ?? null;
    const other = inspection === null ? null : stepOf(inspection);
    if (other === null || inspection === null) continue;
    if (isSamePlace(own.inspection, inspection)) found.push({ step: other, row });
  }
  return found.length === 1 ? [] : found.toSorted((a, b) => a.row.id - b.row.id);
}

/** What may be another step, the nearest first. */
function candidates(
  { summary }: Pick<Store, 'summary'>,
  own: RequestSummary,
): readonly RequestSummary[] {
  const beside = Array.from({ length: searchedBeside }, (_, index) => index + 1);
  return beside
    .flatMap((distance) => [own.id - distance, own.id + distance])
    .filter((id) => id > 0)
    .map(summary)
    .filter((row) => row !== null)
    .filter(
      ({ kind, receivedAt, imported }) =>
        (kind === 'install' || kind === 'ping' || kind === 'unknown') &&
        imported === own.imported &&
        Math.abs(receivedAt - own.receivedAt) <= longest,
    )
    .slice(0, inspected);
}

function stepOf({ kind, evidence }: Inspection): InstallStepName | null {
  if (kind === 'install') return 'event';
  if (evidence.some(({ code }) => code === 'query.install')) return 'redirect';
  return evidence.some(({ code }) => code === 'external-auth.fields') ? 'external-auth' : null;
}

/** Whether two steps may belong together: they do not name different locations, or else different companies. */
function isSamePlace(a: Inspection | null, b: Inspection): boolean {
  for (const name of ['locationId', 'companyId']) {
    const [one, other] = [textOf(a, name), textOf(b, name)];
    if (one !== null && other !== null) return one === other;
  }
  return true;
}

function textOf(inspection: Inspection | null, name: string): string | null {
  const field = inspection?.fields.findLast((one) => one.name === name);
  return field?.type === 'string' && field.text !== '' ? field.text : null;
}

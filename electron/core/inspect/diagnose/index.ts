import { bounds } from '../../../../shared/bounds.ts';
import { severities, type Issue } from '../../../../shared/inspection.ts';
import { kindTable } from '../../../../shared/kinds.ts';
import { issue } from '../issue.ts';
import { firstWithin } from '../within.ts';
import { addresses } from './addresses.ts';
import { attachments } from './attachments.ts';
import { browser } from './browser.ts';
import { content } from './content.ts';
import { fieldNames } from './field-names.ts';
import { json } from './json.ts';
import { kind } from './kind.ts';
import { needs } from './needs.ts';
import { phone } from './phone.ts';
import { places } from './places.ts';
import { reserialised } from './reserialised.ts';
import { resembles, type Check, type Subject } from './subject.ts';
import { time } from './time.ts';
import { transport } from './transport.ts';

/** Every check, in the order in which its issues are told: from the outside in. */
const checks: readonly Check[] = [
  browser,
  transport,
  ({ body }) => body.issues,
  json,
  reserialised,
  kind,
  places,
  needs,
  fieldTypes,
  phone,
  addresses,
  content,
  attachments,
  time,
  fieldNames,
];

/** Every issue of a request, with those that say what was cut. */
export async function diagnose(subject: Subject): Promise<readonly Issue[]> {
  const found: Issue[] = [];
  for (const check of checks) {
    const issues = check(subject);
    for (const one of 'then' in issues ? await issues : issues) found.push(one);
  }
  return [...gravest(found), ...subject.cuts];
}

/** All issues, in their order. Of too many, the gravest are kept, and the number of the others is said. */
function gravest(found: readonly Issue[]): readonly Issue[] {
  if (found.length === 0 || firstWithin(found, bounds.issues).length === found.length) return found;
  const byRank = found.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const kept = new Set(firstWithin(byRank, bounds.issues));
  return [
    ...found.filter((one) => kept.has(one)),
    issue('issues.cut', { shown: kept.size, more: found.length - kept.size }),
  ];
}

/**
 * The documentation of this webhook does not say how events and workflows write their fields, nor how the
 * JSON of anything else does that shares no more than a name with it.
 */
function fieldTypes({ read, kind: of }: Subject): readonly Issue[] {
  if (read === null || kindTable[of].group === 'other-webhook') return [];
  return of === 'unknown' && !resembles(read.object) ? [] : read.issues;
}

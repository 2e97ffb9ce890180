import { bounds } from '../../../../shared/bounds.ts';
import { severities, type Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { firstWithin } from '../within.ts';
import { addresses } from './addresses.ts';
import { attachments } from './attachments.ts';
import { browser } from './browser.ts';
import type { Check, CheckInput } from './check.ts';
import { content } from './content.ts';
import { fieldNames } from './field-names.ts';
import { fieldTypes } from './field-types.ts';
import { htmlValue } from './html-value.ts';
import { json } from './json.ts';
import { kind } from './kind.ts';
import { misplaced } from './misplaced.ts';
import { phone } from './phone.ts';
import { requiredFields } from './required-fields.ts';
import { reserialised } from './reserialised.ts';
import { textValue } from './text-value.ts';
import { time } from './time.ts';
import { transport } from './transport.ts';

/** Every check, in the order of their issues: from the connection to the fields. A new check is a file and a row here. */
const checks: readonly Check[] = [
  browser,
  transport,
  ({ body }) => body.issues,
  json,
  reserialised,
  kind,
  misplaced,
  requiredFields,
  fieldTypes,
  phone,
  addresses,
  content,
  textValue,
  htmlValue,
  attachments,
  time,
  fieldNames,
];

/** Runs every check. @returns all issues, followed by those for what was cut. */
export async function diagnose(input: CheckInput): Promise<readonly Issue[]> {
  const found: Issue[] = [];
  for (const check of checks) {
    const issues = check(input);
    for (const one of issues instanceof Promise ? await issues : issues) found.push(one);
  }
  return [...mostSevere(found), ...input.cuts];
}

function textsOf({ code, source, path, message, values }: Issue): readonly (string | null)[] {
  return [code, source, path, message, ...Object.entries(values).flat().map(String)];
}

/** All issues in their order; beyond `bounds.issues` only the most severe, with the number of the others. */
function mostSevere(found: readonly Issue[]): readonly Issue[] {
  if (firstWithin(found, bounds.issues, textsOf).length === found.length) return found;
  const byRank = found.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const kept = new Set(firstWithin(byRank, bounds.issues));
  return [
    ...found.filter((one) => kept.has(one)),
    issue('issues.cut', { shown: kept.size, more: found.length - kept.size }),
  ];
}

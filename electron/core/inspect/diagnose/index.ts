import type { Issue } from '../../../../shared/inspection.ts';
import { addresses } from './addresses.ts';
import { attachments } from './attachments.ts';
import { browser } from './browser.ts';
import { content } from './content.ts';
import { fieldNames } from './field-names.ts';
import { json } from './json.ts';
import { kind } from './kind.ts';
import { needs } from './needs.ts';
import { phone } from './phone.ts';
import { reserialised } from './reserialised.ts';
import type { Check, Subject } from './subject.ts';
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
  needs,
  ({ read, kind: of }) => (isEvent(of) ? [] : (read?.issues ?? [])),
  phone,
  addresses,
  content,
  attachments,
  time,
  fieldNames,
];

/** All that is worth saying about a request. */
export async function diagnose(subject: Subject): Promise<Issue[]> {
  const found: Issue[] = [];
  for (const check of checks) {
    const issues = check(subject);
    found.push(...('then' in issues ? await issues : issues));
  }
  return found;
}

/** The documentation of this webhook does not say how events write their fields. */
function isEvent(of: Subject['kind']): boolean {
  return of === 'platform-event' || of === 'install' || of === 'uninstall';
}

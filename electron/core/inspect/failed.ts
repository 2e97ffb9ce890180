import type { Inspection } from '../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { relationKeys } from '../relate/keys.ts';
import { findingsOf, type Findings } from './findings.ts';
import { issue } from './issue.ts';

/** The inspection of a request whose inspection failed. @param failure `time`, `memory`, or an error's message. */
export function failedInspection(failure: string): Inspection {
  const reason = reasons.get(failure) ?? failure.slice(0, longestReason);
  return {
    kind: 'unknown',
    evidence: [],
    message: null,
    fields: [],
    attachments: [],
    issues: [issue('inspection.failed', { reason })],
    signature: null,
  };
}

/** Its findings; they are stored so that this version does not try again. */
export function failedFindings(request: CapturedRequest, failure: string): Findings {
  const findings = findingsOf(failedInspection(failure), {
    request,
    keyring: null,
    to: null,
    text: null,
    textLength: 0,
    keys: relationKeys(request, 'unknown', null),
  });
  return { ...findings, failure: failure.slice(0, longestReason) };
}

const longestReason = 200;

const reasons: ReadonlyMap<string, string> = new Map([
  ['time', 'reading its body took too long'],
  ['memory', 'reading its body needed too much memory'],
]);

import type { Inspection } from '../../../shared/inspection.ts';
import type { Conditions } from '../../../shared/reply-rules.ts';
import type { CapturedRequest } from '../../../shared/request.ts';

/** What a rule is asked about; what costs something is asked for only when a condition needs it. */
export interface Subject {
  readonly request: CapturedRequest;
  /** `null` when no rule needs it, or when it could not be had: then no condition on it holds. */
  readonly inspection: Inspection | null;
  readonly passes: (query: string) => Promise<boolean>;
  /** Which delivery of its webhook or message it is, from 1 on. */
  readonly attempt: () => number;
}

/** Whether everything that is named holds. The cheap conditions are asked first. */
export async function holds(when: Conditions, subject: Subject): Promise<boolean> {
  const { request, inspection } = subject;
  const { kind, signature, query, attempts } = when;
  if (!fitsHead(when, request)) return false;
  if (kind.length > 0 && !(inspection && kind.includes(inspection.kind))) return false;
  const verdict = inspection?.signature?.verdict;
  if (signature.length > 0 && (verdict === undefined || !signature.includes(verdict))) return false;
  if (query !== null && !(await subject.passes(query))) return false;
  if (attempts === null) return true;
  const attempt = subject.attempt();
  return attempt >= attempts.from && attempt <= (attempts.to ?? Infinity);
}

/** Whether the conditions on path and method hold. */
export function fitsHead({ method, path }: Conditions, request: CapturedRequest): boolean {
  // What answers everything must not answer whoever scans for open paths.
  if (request.stray && path === null) return false;
  if (method !== null && method.toUpperCase() !== request.method?.toUpperCase()) return false;
  return path === null || fitsPath(path, pathOf(request.url));
}

/** Whether a rule can only be decided on once the request is inspected and can be searched. */
export function needsInspection({ kind, signature, query, attempts }: Conditions): boolean {
  return kind.length > 0 || signature.length > 0 || query !== null || attempts !== null;
}

/** The path of a request target, without its query (RFC 9112, section 3.2). */
function pathOf(url: string | null): string {
  const target = url ?? '';
  if (target.startsWith('/')) return target.split('?', 1)[0] ?? '';
  return URL.parse(target)?.pathname ?? target;
}

/** @param pattern `*` in it stands for anything, everything else for itself. */
function fitsPath(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return path === pattern;
  if (!path.startsWith(first) || path.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return path.endsWith(last) && path.length - last.length >= at;
}

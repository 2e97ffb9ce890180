import type { Inspection } from '../../../shared/inspection.ts';
import type { Conditions, ReplyRule } from '../../../shared/reply-rules.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { QueryFault } from '../../../shared/search.ts';
import { parseQuery } from '../search/query/parse.ts';
import { localZone } from '../search/query/zone.ts';

/** What a rule is checked against. What takes time is computed only when a condition needs it. */
export interface RuleSubject {
  readonly request: CapturedRequest;
  /** `null` when no rule needs it: then no condition on it holds. */
  readonly inspection: Inspection | null;
  readonly matchesQuery: (query: string) => Promise<boolean>;
  /** Which attempt of its delivery it is, from 1 on. */
  readonly attempt: () => number;
}

/** Whether all conditions that are set hold. The cheap ones are checked first. */
export async function conditionsHold(when: Conditions, subject: RuleSubject): Promise<boolean> {
  const { request, inspection } = subject;
  const { kind, signature, query, attempts } = when;
  if (!headMatches(when, request)) return false;
  if (kind.length > 0 && !(inspection && kind.includes(inspection.kind))) return false;
  const verdict = inspection?.signature?.verdict;
  if (signature.length > 0 && (verdict === undefined || !signature.includes(verdict))) return false;
  if (query !== null && !(await subject.matchesQuery(query))) return false;
  if (attempts === null) return true;
  const attempt = subject.attempt();
  return attempt >= attempts.from && attempt <= (attempts.to ?? Infinity);
}

/** Whether the conditions on path and method hold. */
export function headMatches({ method, path }: Conditions, request: CapturedRequest): boolean {
  // A rule without a path must not answer scanners.
  if (request.stray && path === null) return false;
  if (method !== null && method.toUpperCase() !== request.method?.toUpperCase()) return false;
  return path === null || pathMatches(path, pathOf(request.url));
}

/** Whether a rule can be decided only once the request is inspected and can be searched. */
export function needsInspection({ kind, signature, query, attempts }: Conditions): boolean {
  return kind.length > 0 || signature.length > 0 || query !== null || attempts !== null;
}

/** The path of a request target, without its query (RFC 9112, section 3.2). */
function pathOf(url: string | null): string {
  const target = url ?? '';
  if (target.startsWith('/')) return target.split('?', 1)[0] ?? '';
  return URL.parse(target)?.pathname ?? target;
}

/** @param pattern `*` matches any characters, every other character itself. */
function pathMatches(pattern: string, path: string): boolean {
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

/** What is wrong with the queries of rules, by the rules' ids. A rule with a wrong query never matches. */
export function ruleFaults(rules: readonly ReplyRule[]): Readonly<Record<string, QueryFault>> {
  return queryFaults(rules.map(({ id, when }) => ({ id, query: when.query })));
}

/** What is wrong with queries, by the ids of what has them. */
export function queryFaults(
  all: readonly { readonly id: string; readonly query: string | null }[],
): Readonly<Record<string, QueryFault>> {
  const clock = { now: Date.now(), zone: localZone };
  const faults: Record<string, QueryFault> = {};
  for (const { id, query } of all) {
    const parsed = query === null ? null : parseQuery(query, clock);
    if (parsed?.ok === false) faults[id] = parsed.fault;
  }
  return faults;
}

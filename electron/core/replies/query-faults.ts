import type { ReplyRule } from '../../../shared/reply-rules.ts';
import type { QueryFault } from '../../../shared/search.ts';
import { parseQuery } from '../search/query/parse.ts';
import { localZone } from '../search/query/zone.ts';

/** What is wrong with the queries of rules, by the rules' ids. Such a rule never matches. */
export function queryFaults(rules: readonly ReplyRule[]): Readonly<Record<string, QueryFault>> {
  const clock = { now: Date.now(), zone: localZone };
  const faults: Record<string, QueryFault> = {};
  for (const { id, when } of rules) {
    const parsed = when.query === null ? null : parseQuery(when.query, clock);
    if (parsed?.ok === false) faults[id] = parsed.fault;
  }
  return faults;
}

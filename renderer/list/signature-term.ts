import { verdicts, type Verdict } from '../../shared/signature.ts';
import { valueIn, withValue } from './query-term.ts';

/** The verdict that a query asks for, `null` when it asks for none. */
export function verdictIn(query: string): Verdict | null {
  const asked = valueIn(query, 'signature');
  return verdicts.find((verdict) => verdict === asked) ?? null;
}

/** The query asking for another verdict, or for none. What else it asks for stays. */
export function withVerdict(query: string, verdict: Verdict | null): string {
  return withValue(query, 'signature', verdict);
}

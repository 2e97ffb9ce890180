import { verdicts, type Verdict } from '../../shared/signature.ts';

/** `signature:` and its value, as a word of its own. */
const term = /(^|\s)signature:(\S*)/i;

/** The verdict that a query asks for, `null` when it asks for none. */
export function verdictIn(query: string): Verdict | null {
  const asked = term.exec(query)?.[2]?.toLowerCase();
  return verdicts.find((verdict) => verdict === asked) ?? null;
}

/** The query asking for another verdict, or for none. What else it asks for stays. */
export function withVerdict(query: string, verdict: Verdict | null): string {
  const rest = query.replace(term, '').trim();
  if (verdict === null) return rest;
  return rest === '' ? `signature:${verdict}` : `${rest} signature:${verdict}`;
}

import type { HeaderPairs } from '../../../shared/request.ts';

/** How many calls are left of how many, as an answer says. */
export interface RateLimit {
  readonly is: 'burst' | 'day';
  readonly left: number;
  readonly of: number;
}

/** The header fields of HighLevel's limits (docs/oauth/Faqs.md): what is left, and of how many. */
const fields = [
  ['burst', 'x-ratelimit-remaining', 'x-ratelimit-max'],
  ['day', 'x-ratelimit-daily-remaining', 'x-ratelimit-limit-daily'],
] as const;

/** The limits that an answer names; a field that is not a number names none. */
export function rateLimits(headers: HeaderPairs): readonly RateLimit[] {
  const number = (wanted: string) => {
    const value = headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
    return /^\d{1,12}$/.test(value) ? Number(value) : undefined;
  };
  return fields.flatMap(([is, leftField, ofField]) => {
    const left = number(leftField);
    const of = number(ofField);
    return left === undefined || of === undefined ? [] : [{ is, left, of }];
  });
}

import { expect, it } from 'vitest';
import { rateLimits } from '../../../../renderer/detail/crm-calls/rate-limits.ts';

it('reads what is left of the limits that an answer names', () => {
  expect(
    rateLimits([
      ['X-RateLimit-Max', '100'],
      ['x-ratelimit-remaining', '98'],
      ['x-ratelimit-limit-daily', '200000'],
      ['x-ratelimit-daily-remaining', '0'],
    ]),
  ).toEqual([
    { is: 'burst', left: 98, of: 100 },
    { is: 'day', left: 0, of: 200_000 },
  ]);
});

it('names no limit for a value that is not a number, and none for half of one', () => {
  const pairs = [
    ['x-ratelimit-max', '100'],
    ['x-ratelimit-remaining', '-1 <b>'],
    ['x-ratelimit-limit-daily', '200000'],
  ] as const;
  expect(rateLimits(pairs)).toEqual([]);
});

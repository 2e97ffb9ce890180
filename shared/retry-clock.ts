/** What supports a rule of a clock: a page of HighLevel, or what fits its pages where they give no number. */
export type RetrySource = 'documented' | 'inferred';

/** When a failed delivery is tried again. */
export interface RetryRule {
  /** HighLevel's pause before each retry, in milliseconds, without its jitter. Empty: it does not try again. */
  readonly pausesMs: readonly number[];
  /** The jitter is random, and at most this part of the pause. */
  readonly jitter: number;
  readonly source: RetrySource;
}

const minuteMs = 60_000;

/** The help centre's limit of all retries after the first failure. */
export const longestRetriesMs = 3 * 24 * 60 * minuteMs;

/** Six tries, 10 minutes and a little apart: with the longest jitter they take the documented 1 h 10 min. */
const tenMinutes: RetryRule = {
  pausesMs: Array.from({ length: 6 }, () => 10 * minuteMs),
  jitter: 1 / 6,
  source: 'documented',
};

/**
 * Twelve retries with growing pauses. No page gives the pauses. One minute that doubles fits all that the pages say: twelve
 * retries, a backoff that is exponential, a jitter of seconds to minutes, and an end within 3 days (after 68 to 72 hours).
 */
const backoff: RetryRule = {
  pausesMs: Array.from({ length: 12 }, (_, at) => minuteMs * 2 ** at),
  jitter: 1 / 20,
  source: 'inferred',
};

const never: RetryRule = { pausesMs: [], jitter: 0, source: 'documented' };

interface RetryClock {
  /** HighLevel's page, by its title or number. */
  readonly page: string;
  readonly after429: RetryRule;
  /** After every other status but a 2xx, and after no answer. */
  readonly afterFailure: RetryRule;
}

/**
 * The clocks by which HighLevel repeats an app's webhook. Its pages contradict each other, so each has its clock. That one
 * of them holds for a Delivery URL is inferred (docs/related.md). To add one: its row, and its texts.
 */
export const retryClocks = {
  /** Spring 2026. */
  'help-centre': {
    page: 'help.gohighlevel.com, article 155000007078',
    after429: tenMinutes,
    afterFailure: backoff,
  },
  guide: {
    page: 'Webhook Integration Guide',
    after429: backoff,
    afterFailure: backoff,
  },
  /** November 2025: every other answer was final. */
  'only-429': {
    page: 'help.gohighlevel.com, article 155000007071',
    after429: tenMinutes,
    afterFailure: never,
  },
} as const satisfies Record<string, RetryClock>;

export type RetryClockName = keyof typeof retryClocks;
export const retryClockNames = Object.keys(retryClocks) as [RetryClockName, ...RetryClockName[]];

/** @param status `null` for no answer. */
export function retryRule(clock: RetryClockName, status: number | null): RetryRule {
  return status === 429 ? retryClocks[clock].after429 : retryClocks[clock].afterFailure;
}

/** How long all pauses of a rule take at most, in milliseconds. */
export function longestRuleMs({ pausesMs, jitter }: RetryRule): number {
  return pausesMs.reduce((sum, pause) => sum + pause, 0) * (1 + jitter);
}

import type { Inspection } from '../../../shared/inspection.ts';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { Guard } from '../../../shared/access.ts';
import { letsIn, refusalOf } from '../access/guard.ts';
import { answerOf, type RuledAnswer } from './answer.ts';
import type { Attempts } from './attempts.ts';
import { fitsHead, holds, needsInspection } from './match.ts';
import { namesFields } from './template.ts';

/** How long a rule waits for the search to answer its query. Milliseconds. */
const queryPatienceMs = 5_000;

export interface RepliesOptions {
  /** In their order, asked anew for each request. */
  readonly rules: () => readonly ReplyRule[];
  /** What every request must bring, `null` for nothing. */
  readonly guard: () => Guard | null;
  /** What is concluded of a kept request. Rejects when it can't be had. */
  readonly inspection: (id: number) => Promise<Inspection>;
  readonly passes: (query: string, id: number) => Promise<boolean>;
  readonly attempts: Attempts;
  /** Told of each request that no rule could decide on, and why. */
  readonly onUndecided: (error: unknown) => void;
}

/** Decides what a kept request is answered. */
export interface Replies {
  /** Whether some rule can be decided on only once the request is inspected. */
  readonly needInspection: (request: CapturedRequest) => boolean;
  /**
   * What the first rule that matches wants; `null` for the plain reply. Without rules, at once. Never rejects: a
   * request of which a rule can't tell whether it matches is answered plainly, and that is told.
   */
  readonly choose: (request: CapturedRequest) => Promise<RuledAnswer | null> | null;
}

export function createReplies(options: RepliesOptions): Replies {
  const { rules, guard, inspection, passes, attempts, onUndecided } = options;

  /** Strays have another address to knock at, and are refused there. */
  function refusal(request: CapturedRequest): RuledAnswer | null {
    const asked = guard();
    if (asked === null || request.stray || letsIn(asked, request.headers)) return null;
    return refusalOf(asked);
  }

  /** Those that could match, as far as the head tells. */
  function rulesFor(request: CapturedRequest): readonly ReplyRule[] {
    if (refusal(request) !== null) return [];
    return rules().filter(({ on, when }) => on && fitsHead(when, request));
  }

  async function decide(
    request: CapturedRequest,
    candidates: readonly ReplyRule[],
  ): Promise<RuledAnswer | null> {
    const found = candidates.some(wantsInspection) ? await inspection(request.id) : null;
    let counted: number | null = null;
    const subject = {
      request,
      inspection: found,
      passes: (query: string) => within(queryPatienceMs, passes(query, request.id)),
      attempt: () => (counted ??= attempts.number(request.id)),
    };
    for (const rule of candidates) {
      if (await holds(rule.when, subject)) return answerOf(rule, found);
    }
    return null;
  }

  return {
    needInspection: (request) => rulesFor(request).some(wantsInspection),
    choose: (request) => {
      const candidates = rulesFor(request);
      if (candidates.length > 0)
        return decide(request, candidates)
          .catch((error: unknown) => {
            onUndecided(error);
            return null;
          })
          .finally(() => attempts.decided(request.id));
      attempts.decided(request.id);
      const refused = refusal(request);
      return refused === null ? null : Promise.resolve(refused);
    },
  };
}

function wantsInspection({ when, reply }: ReplyRule): boolean {
  return needsInspection(when) || (reply.body !== null && namesFields(reply.body));
}

/** @throws when it takes too long: the sender is waiting. */
async function within(ms: number, asked: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The search took longer than ${ms / 1000} s.`)), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { setTimeout as after } from 'node:timers/promises';
import type { Guard } from '../../../shared/access.ts';
import type { ReplyRule, Undecided } from '../../../shared/reply-rules.ts';
import { loopRule, type CapturedRequest } from '../../../shared/request.ts';
import { guardAccepts, refusalOf } from '../access/guard.ts';
import type { PendingRelay, Relaying } from '../dispatch/relay.ts';
import { failedInspection } from '../inspect/failed.ts';
import type { InspectionResult } from '../inspect/save-findings.ts';
import type { Inspected } from '../inspect/inspect.ts';
import type { AttemptCounter } from './attempts.ts';
import { conditionsHold, headMatches, needsInspection } from './conditions.ts';
import { decidedReply, type DecidedReply } from './decided-reply.ts';
import { namesFields } from './template.ts';

/** How long a rule waits for the inspection and for its query, in milliseconds. The sender waits as well. */
const inspectionPatienceMs = 2_000;
const queryPatienceMs = 5_000;

/** Characters of the reason why a request could not be decided. */
const longestReason = 300;

export interface RepliesOptions {
  /** In their order; read for each request. */
  readonly rules: () => readonly ReplyRule[];
  /** What every request must carry, `null` for nothing. */
  readonly guard: () => Guard | null;
  /** Whether a stored and inspected request matches a query. */
  readonly matchesQuery: (query: string, id: number) => Promise<boolean>;
  readonly attempts: AttemptCounter;
  /** Whether a request had been forwarded by us and came back; called once for each request. */
  readonly isLoop: (request: CapturedRequest) => boolean;
  readonly relay: Pick<Relaying, 'of'>;
  /** Called after `undecided` has changed. */
  readonly onUndecided: () => void;
}

/** The reply to one request, before it is decided. */
export interface PendingReply {
  /** The guard refuses it, or it came back to us. Then it is not forwarded either. */
  readonly isRefused: boolean;
  /** Some rule, or the relay, can be decided only once the request is inspected. */
  readonly needsInspection: boolean;
  /** A destination may answer it, so its body is needed again. */
  readonly needsBody: boolean;
  /**
   * Decides the reply to a stored request.
   *
   * @param inspection required where `needsInspection`. @param body where `needsBody`, unless it is long.
   * @returns the reply of the guard, of the first rule that matches, or of the destination that relays; `null` for the
   *   default reply, at once where no rule can match. It never rejects: a request that could not be decided gets the
   *   default reply, and `undecided` counts it.
   */
  readonly decide: (
    inspection: Promise<InspectionResult> | null,
    body: Uint8Array | null,
  ) => Promise<DecidedReply | null> | null;
}

/** Decides what stored requests are answered. */
export interface Replies {
  readonly replyTo: (request: CapturedRequest) => PendingReply;
  readonly undecided: () => Undecided;
}

export function createReplies(options: RepliesOptions): Replies {
  const { rules, guard, matchesQuery, attempts, isLoop, relay, onUndecided } = options;
  let undecided: Undecided = { count: 0, reason: null };

  /** Strays are not checked by the guard: they are refused with 404 anyway. */
  function refusal(request: CapturedRequest): DecidedReply | null {
    if (isLoop(request)) return loopRefusal;
    const required = guard();
    if (required === null || request.stray || guardAccepts(required, request.headers)) return null;
    return refusalOf(required);
  }

  async function firstMatch(
    request: CapturedRequest,
    candidates: readonly ReplyRule[],
    result: Promise<InspectionResult> | null,
  ): Promise<DecidedReply | null> {
    const inspected = candidates.some(requiresInspection) ? await inspectedOf(result) : null;
    const inspection = inspected?.inspection ?? null;
    const delivery = inspected?.findings.keys.delivery ?? null;
    let attempt: number | null = null;
    const subject = {
      request,
      inspection,
      matchesQuery: (query: string) => passes(query, request.id),
      attempt: () => (attempt ??= attempts.number(request.id, delivery)),
    };
    for (const rule of candidates) {
      if (await conditionsHold(rule.when, subject)) return decidedReply(rule, inspection);
    }
    return null;
  }

  function passes(query: string, id: number): Promise<boolean> {
    const late = `The search took longer than ${queryPatienceMs / 1000} s.`;
    return within(queryPatienceMs, matchesQuery(query, id), late);
  }

  async function relayedReply(
    { query, reply }: PendingRelay,
    request: CapturedRequest,
    body: Uint8Array | null,
  ): Promise<DecidedReply | null> {
    return query === null || (await passes(query, request.id)) ? reply(body) : null;
  }

  function onFailed(error: unknown): null {
    const reason = error instanceof Error ? error.message : String(error);
    undecided = { count: undecided.count + 1, reason: reason.slice(0, longestReason) };
    onUndecided();
    return null;
  }

  return {
    undecided: () => undecided,
    replyTo: (request) => {
      const refused = refusal(request);
      const candidates =
        refused === null ? rules().filter(({ on, when }) => on && headMatches(when, request)) : [];
      const relaying = refused === null ? relay.of(request) : null;
      if (refused === null && candidates.length === 0 && relaying === null) return byDefault;
      return {
        isRefused: refused !== null,
        needsInspection: candidates.some(requiresInspection) || (relaying?.query ?? null) !== null,
        needsBody: relaying !== null,
        decide: (inspection, body) => {
          const byRule =
            candidates.length === 0
              ? null
              : firstMatch(request, candidates, inspection)
                  .catch(onFailed)
                  .finally(() => attempts.decided(request.id));
          if (byRule === null) attempts.decided(request.id);
          if (refused !== null) return Promise.resolve(refused);
          if (relaying === null) return byRule;
          return Promise.resolve(byRule).then(
            (reply) => reply ?? relayedReply(relaying, request, body).catch(onFailed),
          );
        },
      };
    },
  };
}

const byDefault: PendingReply = {
  isRefused: false,
  needsInspection: false,
  needsBody: false,
  decide: () => null,
};

/** 508 (RFC 5842): the request had been forwarded already. It is captured, as evidence of how it came back. */
const loopRefusal: DecidedReply = {
  rule: { ...loopRule, delayMs: 0, fault: null },
  status: 508,
  headers: [['Content-Type', 'application/json']],
  body: `${JSON.stringify({
    ok: false,
    status: 508,
    reason: 'Loop Detected',
    message:
      'Hookscope had forwarded this request already, and it came back. It is not forwarded again.',
  })}\n`,
};

function requiresInspection({ when, reply }: ReplyRule): boolean {
  return needsInspection(when) || (reply.body !== null && namesFields(reply.body));
}

/** @throws when there is no inspection, or a failed one: that says nothing of its request, so no rule may go by it. */
async function inspectedOf(result: Promise<InspectionResult> | null): Promise<Inspected> {
  const late = 'Reading its body takes too long.';
  const reading = result === null ? null : await within(inspectionPatienceMs, result, late);
  if (reading === null) throw new Error('The request could not be read.');
  if (!reading.ok) throw new Error(failedInspection(reading.failure).issues[0]?.message);
  return reading.value;
}

/** @throws an error with the message `late` when the work takes longer than `ms`. */
async function within<T>(ms: number, work: Promise<T>, late: string): Promise<T> {
  const done = new AbortController();
  const timeout = after(ms, undefined, { signal: done.signal }).then(() => {
    throw new Error(late);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    done.abort();
  }
}

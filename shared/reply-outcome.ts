import type { Reply, ReplyFault } from './request.ts';

/** How a sender was left: `unanswered` when it was gone before we could, `left` when it went while a rule let it wait. */
export type ReplyOutcome = 'answered' | 'unanswered' | 'left' | ReplyFault;

export function outcomeOf(reply: Reply | null): ReplyOutcome {
  if (reply === null) return 'unanswered';
  return reply.rule?.fault ?? (reply.status === null ? 'left' : 'answered');
}

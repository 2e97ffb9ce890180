import type { Reply, ReplyFault } from './request.ts';

/** How a request ended for its sender: `unanswered` when it left before the reply, `left` when it left during a rule's delay. */
export type ReplyOutcome = 'answered' | 'unanswered' | 'left' | ReplyFault;

export function outcomeOf(reply: Reply | null): ReplyOutcome {
  if (reply === null) return 'unanswered';
  return reply.rule?.fault ?? (reply.status === null ? 'left' : 'answered');
}

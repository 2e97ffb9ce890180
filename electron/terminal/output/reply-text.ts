import { assertNever } from '../../../shared/assert-never.ts';
import { outcomeOf } from '../../../shared/reply-outcome.ts';
import type { Reply } from '../../../shared/request.ts';
import { statusStyle, styled } from './styles.ts';

/** The reply in a few words. */
export function replyText(reply: Reply | null): string {
  const outcome = outcomeOf(reply);
  switch (outcome) {
    case 'answered':
      return replied(reply?.status ?? 0);
    case 'unanswered':
      return 'no reply';
    case 'left':
      return 'sender left';
    case 'no-answer':
      return 'no answer, by a rule';
    case 'reset':
      return 'connection reset, by a rule';
    case 'half-body':
      return `${replied(reply?.status ?? 0)} with half a body`;
    default:
      return assertNever(outcome);
  }
}

/** The reply in three characters, for a column. */
export function replyColumn(reply: Reply | null): string {
  if (reply === null) return '---';
  if (reply.status === null) return reply.rule?.fault === 'reset' ? 'rst' : '...';
  return styled(statusStyle(reply.status), String(reply.status));
}

function replied(status: number): string {
  return styled(statusStyle(status), `replied ${status}`);
}

import { bounds } from '../../../shared/bounds.ts';
import type { DispatchEnd } from '../store/dispatch-writes.ts';
import type { SendOutcome } from './send-once.ts';

/** The end of a dispatch as it is stored, with the start of the answer's body. */
export function dispatchEnd(sent: SendOutcome): DispatchEnd {
  const { ms, mayBeTwice = false } = sent;
  if (!sent.ok) {
    const { fault, detail } = sent;
    return { outcome: { is: 'failed', fault, detail }, ms, answer: null, mayBeTwice };
  }
  const { answer, bodyBytes } = sent;
  const body = answer.body.subarray(0, bounds.answerBody.bytes);
  const isCut = answer.isCut || body.length < answer.body.length;
  return {
    outcome: { is: 'answered', status: answer.status, bodyBytes, isCut },
    ms,
    mayBeTwice,
    answer: { ...answer, body, isCut },
  };
}

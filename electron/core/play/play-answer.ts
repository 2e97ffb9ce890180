import { bounds } from '../../../shared/bounds.ts';
import { cutText } from '../../../shared/cut-text.ts';
import type { DispatchAnswer } from '../../../shared/dispatches.ts';
import type { PlayAnswer } from '../../../shared/play.ts';
import type { SendOutcome } from '../dispatch/send-once.ts';
import { contentCodings, decodeContent } from '../inspect/body/content-encoding.ts';

/** The bytes of an answer's body that are decoded for its text: a packed one becomes a thousand times longer at most. */
const decodedBytes = 4 * 1024;

/** The outcome of an attempt, as the time line shows it. */
export async function playAnswer(outcome: SendOutcome): Promise<PlayAnswer> {
  const { ms } = outcome;
  if (!outcome.ok) return { ok: false, fault: outcome.fault, detail: outcome.detail, ms };
  const { answer } = outcome;
  const whole = await textOf(answer);
  const text = copied(cutText(whole, bounds.shownPlayedAnswer.characters));
  return { ok: true, status: answer.status, ms, text, isCut: answer.isCut || text !== whole };
}

/** V8 keeps a whole text in memory for a part of it, and a play keeps thousands. */
function copied(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

async function textOf({ headers, body }: DispatchAnswer): Promise<string> {
  const start = body.subarray(0, decodedBytes);
  const bytes =
    contentCodings(headers).length === 0 ? start : (await decodeContent(headers, start)).bytes;
  // Four bytes make a character at most, and a packed body may have become long.
  const shown = bytes.subarray(0, decodedBytes);
  return new TextDecoder().decode(shown, { stream: true });
}

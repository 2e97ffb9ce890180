import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ReplyFault, SentReply } from '../../../shared/request.ts';
import type { RuledAnswer } from '../replies/answer.ts';
import { hasNoContent, plainBody } from './reply.ts';
import { isItsTurn, stays, whenLeft } from './sender-gone.ts';
import { send } from './sent.ts';

/** An answer on its way. */
interface Exchange {
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly answer: RuledAnswer;
  readonly body: Buffer;
  /** Tells what was answered; again when more is known. */
  readonly tell: (reply: Pick<SentReply, 'status'> & { readonly sent?: Buffer }) => void;
  /** The sender was gone before the answer. */
  readonly tellGone: () => void;
}

/** What may be done to a sender; each ends in being told. */
const ways: Readonly<Record<ReplyFault | 'whole', (exchange: Exchange) => Promise<void> | void>> = {
  whole: async ({ response, answer, body, tell, tellGone }) => {
    const isSent = await send(response, answer.status, headOf(answer, body.length), body);
    if (isSent) tell({ status: answer.status, sent: body });
    else tellGone();
  },

  /** The connection stays open until the sender has enough of it; then how long it waited is told. */
  'no-answer': ({ socket, tell }) => {
    tell({ status: null });
    whenLeft(socket, () => {
      tell({ status: null });
      socket.destroy();
    });
  },

  reset: ({ socket, tell }) => {
    tell({ status: null });
    socket.resetAndDestroy();
  },

  /** Announces the whole body, sends half of it, and closes. */
  'half-body': async ({ response, socket, answer, body, tell, tellGone }) => {
    // A body of nothing can't be sent by halves.
    const whole = body.length < 2 ? Buffer.from(plainBody(answer.status)) : body;
    response.writeHead(answer.status, headOf(answer, whole.length));
    const isSent = await new Promise<boolean>((resolve) => {
      response.write(whole.subarray(0, whole.length / 2), (error) => resolve(!error));
      socket.once('close', () => resolve(false));
    });
    socket.destroySoon();
    if (isSent) tell({ status: answer.status, sent: whole });
    else tellGone();
  },
};

/**
 * Answers a request that was read to its end in the way a rule wants, after its delay. A sender that leaves
 * meanwhile gets nothing.
 *
 * @param started when the request arrived, by `performance.now()`.
 * @param replied told of what was answered, and again of a sender that got no answer and has left.
 */
export async function answerByRule(
  response: ServerResponse,
  answer: RuledAnswer,
  started: number,
  replied: (reply: SentReply) => void,
): Promise<void> {
  const { socket } = response.req;
  const { rule, headers, status } = answer;
  const ms = () => performance.now() - started;
  const tellGone = () => replied({ status: null, ms: ms(), rule: { ...rule, fault: null } });
  if (!(await stays(socket, rule.delayMs))) {
    tellGone();
    // Answers to earlier requests may still be on their way.
    await isItsTurn(response, socket);
    socket.destroySoon();
    return;
  }
  if (!(await isItsTurn(response, socket))) {
    tellGone();
    return;
  }
  const body = Buffer.from(hasNoContent(status) ? '' : (answer.body ?? plainBody(status)));
  await ways[rule.fault ?? 'whole']({
    response,
    socket,
    answer,
    body,
    tell: ({ status: told, sent }) =>
      replied({
        status: told,
        ms: ms(),
        rule,
        ...(sent && { sent: { headers, body: sent.toString('utf8'), bytes: sent.length } }),
      }),
    tellGone,
  });
}

/** Repeats and spelling of header fields go out as they are written in the rule. */
function headOf({ status, headers }: RuledAnswer, bytes: number): string[] {
  const length = hasNoContent(status) ? [] : [['Content-Length', String(bytes)]];
  return [...headers, ...length].flat();
}

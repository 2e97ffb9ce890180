import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ReplyFault, SentReply } from '../../../shared/request.ts';
import type { RuledAnswer } from '../replies/answer.ts';
import { hasNoContent, plainBody } from './reply.ts';
import { isItsTurn, stays, whenGone } from './sender-gone.ts';

/** An answer on its way. */
interface Exchange {
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly answer: RuledAnswer;
  readonly body: Buffer;
  /** Tells what was answered; again when more is known. */
  readonly tell: (reply: Pick<SentReply, 'status'> & { readonly sent?: Buffer }) => void;
}

/** What may be done to a sender; each ends in being told. */
const ways: Readonly<Record<ReplyFault | 'whole', (exchange: Exchange) => void>> = {
  whole: ({ response, answer, body, tell }) => {
    writeHead(response, answer, body.length);
    response.end(body);
    tell({ status: answer.status, sent: body });
  },

  /** The connection stays open until the sender has enough of it; then how long it waited is told. */
  'no-answer': ({ socket, tell }) => {
    tell({ status: null });
    whenGone(socket, () => tell({ status: null }));
  },

  reset: ({ socket, tell }) => {
    tell({ status: null });
    socket.resetAndDestroy();
  },

  /** Announces the whole body, sends half of it, and closes. */
  'half-body': ({ response, socket, answer, body, tell }) => {
    // A body of nothing can't be sent by halves.
    const whole = body.length < 2 ? Buffer.from(plainBody(answer.status)) : body;
    writeHead(response, answer, whole.length);
    response.write(whole.subarray(0, whole.length / 2), () => socket.destroySoon());
    tell({ status: answer.status, sent: whole });
  },
};

/**
 * Answers a request that was read to its end in the way a rule wants, after its delay. A sender that leaves
 * meanwhile is left in peace.
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
  if (!(await stays(socket, rule.delayMs)) || !(await isItsTurn(response, socket))) {
    replied({ status: null, ms: ms(), rule: { ...rule, fault: null } });
    return;
  }
  const body = Buffer.from(hasNoContent(status) ? '' : (answer.body ?? plainBody(status)));
  ways[rule.fault ?? 'whole']({
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
  });
}

/** Repeats and spelling of header fields go out as they are written in the rule. */
function writeHead(
  response: ServerResponse,
  { status, headers }: RuledAnswer,
  bytes: number,
): void {
  const length = hasNoContent(status) ? [] : [['Content-Length', String(bytes)]];
  response.writeHead(status, [...headers, ...length].flat());
}

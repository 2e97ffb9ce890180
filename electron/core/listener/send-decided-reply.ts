import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import {
  headerValue,
  sentBodyLimit,
  type ReplyFault,
  type SentReply,
} from '../../../shared/request.ts';
import type { DecidedReply } from '../replies/decided-reply.ts';
import { defaultBody, hasNoContent } from './reply.ts';
import { sendResponse } from './send.ts';
import { waitForTurn, waitWithSender, whenLeft } from './sender-presence.ts';

interface ReplyInProgress {
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly reply: DecidedReply;
  readonly body: Buffer;
  /** Reports what was sent. It may be called again when more is known. */
  readonly report: (sent: Pick<SentReply, 'status'> & { readonly sent?: Buffer }) => void;
  /** Reports that the sender left before the reply. */
  readonly reportLeft: () => void;
}

/** The ways to answer a sender. Each calls `report` or `reportLeft`. */
const replyActions: Readonly<
  Record<ReplyFault | 'whole', (exchange: ReplyInProgress) => Promise<void> | void>
> = {
  whole: async ({ response, reply, body, report, reportLeft }) => {
    const isSent = await sendResponse(response, reply.status, headOf(reply, body.length), body);
    if (isSent) report({ status: reply.status, sent: body });
    else reportLeft();
  },

  /** The connection stays open until the sender leaves; then it is reported how long the sender has waited. */
  'no-answer': ({ socket, report }) => {
    report({ status: null });
    whenLeft(socket, () => {
      report({ status: null });
      socket.destroy();
    });
  },

  reset: ({ socket, report }) => {
    report({ status: null });
    socket.resetAndDestroy();
  },

  /** Announces the length of the whole body, sends half of it, and closes the connection. */
  'half-body': async ({ response, socket, reply, body, report, reportLeft }) => {
    // An empty body has no half.
    const whole = body.length < 2 ? Buffer.from(defaultBody(reply.status)) : body;
    response.writeHead(reply.status, headOf(reply, whole.length));
    const isSent = await new Promise<boolean>((resolve) => {
      response.write(whole.subarray(0, whole.length / 2), (error) => resolve(!error));
      socket.once('close', () => resolve(false));
    });
    socket.destroySoon();
    if (isSent) report({ status: reply.status, sent: whole });
    else reportLeft();
  },
};

/**
 * Sends the decided reply to a request that was read to its end, after the rule's delay, or does the fault that the rule
 * simulates. A sender that leaves during the delay gets no reply.
 *
 * @param startedAt when the request arrived, by `performance.now()`.
 * @param onReply receives what was sent, and again when a sender that gets no answer has left.
 */
export async function sendDecidedReply(
  response: ServerResponse,
  reply: DecidedReply,
  startedAt: number,
  onReply: (sent: SentReply) => void,
): Promise<void> {
  const { socket } = response.req;
  const { rule, headers, status } = reply;
  const ms = () => performance.now() - startedAt;
  const reportLeft = () => onReply({ status: null, ms: ms(), rule: { ...rule, fault: null } });
  if (!(await waitWithSender(socket, rule.delayMs))) {
    reportLeft();
    // Replies to earlier requests may not be sent yet.
    await waitForTurn(response, socket);
    socket.destroySoon();
    return;
  }
  if (!(await waitForTurn(response, socket))) {
    reportLeft();
    return;
  }
  const content = hasNoContent(status) ? '' : (reply.body ?? defaultBody(status));
  const body = typeof content === 'string' ? Buffer.from(content) : asBuffer(content);
  if (reply.relayed) beExact(response, reply.relayed.statusText);
  await replyActions[rule.fault ?? 'whole']({
    response,
    socket,
    reply,
    body,
    report: ({ status: sentStatus, sent }) =>
      onReply({
        status: sentStatus,
        ms: ms(),
        rule,
        ...(sent && { sent: { headers, body: startOf(sent), bytes: sent.length } }),
      }),
    reportLeft,
  });
}

/** Sends the status line of another server as it came, and no `Date` of ours. */
function beExact(response: ServerResponse, statusText: string): void {
  response.sendDate = false;
  if (/^[\t\x20-\x7e\x80-\xff]+$/.test(statusText)) response.statusMessage = statusText;
}

/** The start of a body as text; a character takes at most four bytes. */
function startOf(body: Buffer): string {
  return body.toString('utf8', 0, 4 * sentBodyLimit);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The header fields are sent with the spelling and the repeats of the rule, or of the server that answered. */
function headOf({ status, headers }: DecidedReply, bytes: number): string[] {
  const isKnown = hasNoContent(status) || headerValue(headers, 'Content-Length') !== null;
  return [...headers, ...(isKnown ? [] : [['Content-Length', String(bytes)]])].flat();
}

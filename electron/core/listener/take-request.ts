import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { BodyEnd, Via } from '../../../shared/request.ts';
import { capture, type Arrival } from '../capture.ts';
import { answerByRule } from './answer-by-rule.ts';
import type { StrayFate } from '../doors/strays.ts';
import { collectBody } from './body.ts';
import type { Connection, Unfinished } from './connection.ts';
import { headerPairs, isStray, peerOf } from './head.ts';
import { keep, keepThenAnswer, notKept, type Intake } from './intake.ts';
import { sendBareReply, sendReply, sendReplyAndClose } from './reply.ts';

/** The way of a request: its head is read, its body collected, the whole kept, then answered. */
export async function takeRequest(
  intake: Intake,
  via: Via,
  connection: Connection,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const facts = readHead(intake, via, message);
  const fate = facts.stray ? intake.fateOfStray() : 'keep';
  if (fate !== 'keep') return leave(fate, connection, response);
  const unfinished = begin(connection, facts.id, response);

  const body = await collectBody(message, intake.rules().maxBodyBytes, () => unfinished.timedOut);
  end(connection, unfinished, body.ended);

  const captured = capture(
    {
      ...facts,
      endedAt: intake.now(),
      trailers: headerPairs(message.rawTrailers),
      ended: body.ended,
      broken: unfinished.broken,
    },
    unfinished.unparsed === null ? body.pieces : [...body.pieces, unfinished.unparsed],
  );
  const kept = await keep(intake, captured);

  if (body.ended === 'aborted' || body.ended === 'timeout') {
    intake.replied(facts.id, unfinished.reply);
    return;
  }
  const chosen = kept && body.ended === 'complete' ? intake.choose(captured.request) : null;
  const ruled = chosen === null ? null : await chosen;
  if (ruled !== null) {
    await answerByRule(response, ruled, unfinished.started, (reply) =>
      intake.replied(facts.id, reply),
    );
    return;
  }
  const status = kept ? plainStatus(intake, facts.stray, body.ended) : notKept;
  if (body.ended === 'truncated') sendReplyAndClose(response, status);
  else sendReply(response, status);
  intake.replied(facts.id, { status, ms: performance.now() - unfinished.started });
}

/** CONNECT comes without a `ServerResponse` in Node, yet it is captured like any other method. */
export async function takeConnect(
  intake: Intake,
  via: Via,
  message: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const started = performance.now();
  socket.on('error', () => undefined);
  const facts = readHead(intake, via, message);
  const fate = facts.stray ? intake.fateOfStray() : 'keep';
  if (fate === 'block') return void socket.destroy();
  if (fate === 'limit') return sendBareReply(socket, tooMany);
  const status = await keepThenAnswer(
    intake,
    capture({ ...facts, endedAt: intake.now(), trailers: [], ended: 'complete' }, head),
    plainStatus(intake, facts.stray, 'complete'),
  );
  sendBareReply(socket, status);
  intake.replied(facts.id, { status, ms: performance.now() - started });
}

/** 429 (RFC 6585): more strays than are kept in a minute. */
const tooMany = 429;

/** A stray that is not kept. Its body is nobody's evidence, so it is not waited for. */
function leave(
  fate: Exclude<StrayFate, 'keep'>,
  connection: Connection,
  response: ServerResponse,
): void {
  connection.givenUp = true;
  if (fate === 'block') connection.socket.destroy();
  else sendReplyAndClose(response, tooMany);
}

function readHead(
  intake: Intake,
  via: Via,
  message: IncomingMessage,
): Omit<Arrival, 'ended' | 'endedAt' | 'trailers'> {
  return {
    id: intake.nextId(),
    receivedAt: intake.now(),
    via,
    peer: peerOf(message.socket),
    method: message.method ?? null,
    url: message.url ?? null,
    httpVersion: message.httpVersion,
    headers: headerPairs(message.rawHeaders),
    stray: isStray(message, intake.rules().pathToken),
    broken: null,
  };
}

function begin(connection: Connection, id: number, response: ServerResponse): Unfinished {
  const unfinished = {
    id,
    started: performance.now(),
    response,
    timedOut: false,
    broken: null,
    unparsed: null,
    reply: null,
  };
  connection.tap.requestBegan();
  connection.unfinished = unfinished;
  return unfinished;
}

function end(connection: Connection, unfinished: Unfinished, ended: BodyEnd): void {
  // What is left of a body that was not read to its end is no request of its own.
  if (ended === 'complete') connection.tap.requestEnded();
  else connection.givenUp = true;
  // A pipelined request may already have taken its place.
  if (connection.unfinished === unfinished) connection.unfinished = null;
}

function plainStatus(intake: Intake, stray: boolean, ended: BodyEnd): number {
  if (stray) return 404;
  if (ended === 'truncated') return 413;
  return intake.rules().replyStatus;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { bounds } from '../../../shared/bounds.ts';
import type { BodyEnd, CapturedRequest } from '../../../shared/request.ts';
import { capture, type Arrival, type Capture } from '../capture/capture.ts';
import { answerByRule } from './answer-by-rule.ts';
import { collectBody, type CollectedBody } from './body.ts';
import { giveUp, type Connection, type Unfinished } from './connection.ts';
import type { DoorContext } from './door.ts';
import { headerPairs, isStray, peerOf } from './head.ts';
import { keep, notKept } from './intake.ts';
import { sendBareReply, sendReply, sendReplyAndClose } from './reply.ts';
import { isItsTurn } from './sender-gone.ts';

/** 429 (RFC 6585): more strays than are kept in a minute. */
const tooMany = 429;

/** What is known of a request before its body. */
type Head = Omit<Arrival, 'ended' | 'endedAt' | 'trailers'>;

/** A request that has come, as far as it will. Its body is not in memory any more. */
interface Taken {
  /** `null` when it is not on disk. */
  readonly kept: CapturedRequest | null;
  readonly ended: BodyEnd;
  readonly isWhole: boolean;
  /** The status for a sender that was given up. */
  readonly refusal: number | null;
}

/** The way of a request: its head is read, its body collected, the whole kept, then answered. */
export async function takeRequest(
  context: DoorContext,
  connection: Connection,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { intake } = context;
  const started = performance.now();
  const head = readHead(context, message);
  const fate = head.stray ? intake.fateOfStray() : 'keep';
  connection.lastResponse = response;
  if (fate === 'block') return cutOff(connection, response);

  const taken = await collectAndKeep(context, connection, message, head, fate === 'keep');
  const ruled = taken.kept !== null && taken.isWhole ? await intake.choose(taken.kept) : null;
  if (ruled !== null) {
    return answerByRule(response, ruled, started, (reply) => intake.replied(head.id, reply));
  }
  const plain = taken.kept === null ? notKept : plainStatus(context, head.stray, taken);
  const status = await answerPlainly(response, taken, fate === 'limit' ? tooMany : plain);
  if (fate === 'limit') return;
  intake.replied(head.id, status === null ? null : { status, ms: performance.now() - started });
}

/** Closes the connection of a stray without an answer, once the answers before it are out. */
async function cutOff(connection: Connection, response: ServerResponse): Promise<void> {
  connection.givenUp = true;
  await isItsTurn(response, connection.socket);
  connection.socket.destroySoon();
}

async function collectAndKeep(
  { intake, inFlight, timeouts }: DoorContext,
  connection: Connection,
  message: IncomingMessage,
  head: Head,
  isKept: boolean,
): Promise<Taken> {
  const { maxBodyBytes } = intake.rules();
  const collecting = collectBody({
    message,
    headBytes: message.rawHeaders.reduce((bytes, text) => bytes + text.length, 0),
    keptBytes: isKept ? (head.stray ? bounds.noiseBody.bytes : maxBodyBytes) : 0,
    readBytes: maxBodyBytes,
    inFlight,
    timeoutMs: timeouts.body,
    onTimeout: () => giveUp(connection, unfinished, 'timeout', 408),
  });
  const unfinished: Unfinished = {
    message,
    stop: collecting.stop,
    broken: null,
    unparsed: null,
    refusal: null,
  };
  connection.tap.requestBegan();
  connection.unfinished = unfinished;
  try {
    const body = await collecting.done;
    finish(connection, unfinished, body.isWhole);
    const { isWhole, ended } = body;
    const { refusal } = unfinished;
    if (!isKept) return { kept: null, ended, isWhole, refusal };
    const facts = {
      ...head,
      endedAt: intake.now(),
      trailers: headerPairs(message.rawTrailers),
      broken: unfinished.broken,
    };
    const captured = captureOf(facts, body, unfinished.unparsed);
    const isStored = await keep(intake, captured, isWhole);
    return { kept: isStored ? captured.request : null, ended, isWhole, refusal };
  } finally {
    collecting.release();
  }
}

/** Of a request that breaks in the middle, the start is kept: what is no HTTP is nobody's webhook. */
function captureOf(
  facts: Omit<Arrival, 'ended'>,
  { pieces, ended, sha256 }: CollectedBody,
  unparsed: Buffer | null,
): Capture {
  if (facts.broken === null) return capture({ ...facts, ended }, pieces, sha256);
  const all = Buffer.concat(unparsed === null ? pieces : [...pieces, unparsed]);
  const start = all.subarray(0, bounds.noiseBody.bytes);
  return capture({ ...facts, ended: start.length < all.length ? 'truncated' : ended }, start);
}

/** @returns the status that the sender was given, `null` when it was gone. */
async function answerPlainly(
  response: ServerResponse,
  { refusal, isWhole, ended }: Taken,
  status: number,
): Promise<number | null> {
  const { socket } = response.req;
  if (refusal !== null) {
    const isSent = (await isItsTurn(response, socket)) && (await sendBareReply(socket, refusal));
    return isSent ? refusal : null;
  }
  if (!isWhole && ended !== 'truncated') return null;
  const send = isWhole ? sendReply : sendReplyAndClose;
  return (await send(response, status)) ? status : null;
}

function readHead({ intake, via }: DoorContext, message: IncomingMessage): Head {
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

function finish(connection: Connection, unfinished: Unfinished, isWhole: boolean): void {
  // What is left of a body that was not read to its end is no request of its own.
  if (!isWhole) connection.givenUp = true;
  // A pipelined request may already have taken its place.
  if (connection.unfinished !== unfinished) return;
  connection.unfinished = null;
  if (isWhole) connection.tap.requestEnded();
}

function plainStatus({ intake }: DoorContext, isStrayed: boolean, { isWhole }: Taken): number {
  if (isStrayed) return 404;
  return isWhole ? intake.rules().replyStatus : 413;
}

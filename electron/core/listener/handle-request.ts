import type { IncomingMessage, ServerResponse } from 'node:http';
import { bounds } from '../../../shared/bounds.ts';
import type { BodyEnd } from '../../../shared/request.ts';
import { capture, type Arrival, type Capture } from '../capture/capture.ts';
import type { DecideReply } from '../capture/pipeline.ts';
import { stopRequest, type SenderConnection, type UnfinishedRequest } from './connection.ts';
import { headerPairs, isOutsidePath, peerOf } from './head.ts';
import type { ListenerContext } from './http-listener.ts';
import { notStored, tryToStore, type Admitted } from './intake.ts';
import { receiveBody, type ReceivedBody } from './receive-body.ts';
import { sendRawReply, sendReply, sendReplyAndClose } from './reply.ts';
import { sendDecidedReply } from './send-decided-reply.ts';
import { waitForTurn } from './sender-presence.ts';

/**
 * The statuses of requests that are not stored: 429 (RFC 6585) for more strays than are stored in a minute, and 503 during a
 * pause, after which a sender tries again.
 */
const refusals: Partial<Readonly<Record<Admitted, number>>> = { limit: 429, pause: 503 };

/** The facts of a request before its body is read. */
type RequestHead = Omit<Arrival, 'ended' | 'endedAt' | 'trailers'>;

/** A request that was received as far as the sender sent it. Its body is not in memory any more. */
interface ReceivedRequest {
  /** `null` when the request is not on disk. */
  readonly decide: DecideReply | null;
  readonly ended: BodyEnd;
  readonly isWhole: boolean;
  /** The status with which we stopped the request, `null` when we did not. */
  readonly refusal: number | null;
}

/** Reads a request's head and body, stores both, and sends the reply. */
export async function handleRequest(
  context: ListenerContext,
  connection: SenderConnection,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { intake } = context;
  const startedAt = performance.now();
  const head = readHead(context, message);
  const admission = intake.admit(head.stray);
  connection.lastResponse = response;
  if (admission === 'block') return closeWithoutReply(connection, response);

  const received = await receiveAndStore(context, connection, message, head, admission === 'store');
  const { decide, isWhole } = received;
  const decided = decide !== null && isWhole ? await decide() : null;
  if (decided !== null) {
    return sendDecidedReply(response, decided, startedAt, (reply) =>
      intake.onReply(head.id, reply),
    );
  }
  const byDefault = decide === null ? notStored : defaultStatus(context, head.stray, isWhole);
  const status = received.refusal ?? refusals[admission] ?? byDefault;
  const isSent = await sendDefaultReply(response, received, status);
  if (admission in refusals) return;
  intake.onReply(head.id, isSent ? { status, ms: performance.now() - startedAt } : null);
}

/** Closes the connection of a stray without a reply, once the replies before it are sent. */
async function closeWithoutReply(
  connection: SenderConnection,
  response: ServerResponse,
): Promise<void> {
  connection.isClosing = true;
  await waitForTurn(response, connection.socket);
  connection.socket.destroySoon();
}

async function receiveAndStore(
  { intake, inFlight, timeouts }: ListenerContext,
  connection: SenderConnection,
  message: IncomingMessage,
  head: RequestHead,
  isStored: boolean,
): Promise<ReceivedRequest> {
  const { maxBodyBytes } = intake.settings();
  const reading = receiveBody({
    message,
    headBytes: message.rawHeaders.reduce((bytes, text) => bytes + text.length, 0),
    storedBytes: isStored ? (head.stray ? bounds.noiseBody.bytes : maxBodyBytes) : 0,
    readBytes: maxBodyBytes,
    inFlight,
    timeoutMs: timeouts.bodyMs,
    onTimeout: () => stopRequest(connection, unfinished, 'timeout', 408),
  });
  const unfinished: UnfinishedRequest = {
    message,
    stop: reading.stop,
    broken: null,
    unparsed: null,
    refusal: null,
  };
  connection.tap.requestBegan(message);
  connection.unfinished = unfinished;
  try {
    const body = await reading.done;
    finish(connection, unfinished, body.isWhole);
    const { isWhole, ended } = body;
    const { refusal, broken } = unfinished;
    if (!isStored) return { decide: null, ended, isWhole, refusal };
    const trailers = headerPairs(message.rawTrailers);
    const arrival = { ...head, ended, endedAt: intake.now(), trailers, broken };
    const captured = captureOf(arrival, body, unfinished.unparsed);
    const decide = await tryToStore(intake, captured, isWhole);
    return { decide, ended, isWhole, refusal };
  } finally {
    reading.release();
  }
}

/** Of a request that stops being HTTP in the middle, only the start is stored. */
function captureOf(
  arrival: Arrival,
  { pieces, sha256 }: ReceivedBody,
  unparsed: Buffer | null,
): Capture {
  if (arrival.broken === null) return capture(arrival, pieces, sha256);
  const all = Buffer.concat(unparsed === null ? pieces : [...pieces, unparsed]);
  const start = all.subarray(0, bounds.noiseBody.bytes);
  return capture(start.length < all.length ? { ...arrival, ended: 'truncated' } : arrival, start);
}

/** @returns whether the system has the whole reply; `false` when the sender had left. */
function sendDefaultReply(
  response: ServerResponse,
  { refusal, isWhole, ended }: ReceivedRequest,
  status: number,
): Promise<boolean> {
  if (refusal !== null) return sendRefusal(response, refusal);
  if (isWhole) return sendReply(response, status);
  return ended === 'truncated' ? sendReplyAndClose(response, status) : Promise.resolve(false);
}

/** Answers a request that we stopped, once the replies before it are sent. */
async function sendRefusal(response: ServerResponse, status: number): Promise<boolean> {
  const { socket } = response.req;
  return (await waitForTurn(response, socket)) && sendRawReply(socket, status);
}

function readHead({ intake, via }: ListenerContext, message: IncomingMessage): RequestHead {
  return {
    id: intake.nextId(),
    receivedAt: intake.now(),
    via,
    peer: peerOf(message.socket),
    method: message.method ?? null,
    url: message.url ?? null,
    httpVersion: message.httpVersion,
    headers: headerPairs(message.rawHeaders),
    stray: isOutsidePath(message, intake.settings().pathToken),
    broken: null,
  };
}

function finish(
  connection: SenderConnection,
  unfinished: UnfinishedRequest,
  isWhole: boolean,
): void {
  // The rest of a body that was not read to its end is not a request of its own.
  if (!isWhole) connection.isClosing = true;
  // A pipelined request may already have replaced it.
  if (connection.unfinished !== unfinished) return;
  connection.unfinished = null;
  if (isWhole) connection.tap.requestEnded();
}

function defaultStatus({ intake }: ListenerContext, isStray: boolean, isWhole: boolean): number {
  if (isStray) return 404;
  return isWhole ? intake.settings().replyStatus : 413;
}

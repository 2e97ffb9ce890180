import type { ComparedFact, Comparison } from '../../../shared/comparison.ts';
import type { Dispatch, DispatchAnswer } from '../../../shared/dispatches.ts';
import type { CapturedRequest, HeaderPairs, SentReply } from '../../../shared/request.ts';
import type { Verdict } from '../../../shared/signature.ts';
import { wireText } from '../../../shared/wire-text.ts';
import type { BodyComparison } from './compare-bodies.ts';
import { compareHeaders } from './compare-headers.ts';
import { summarise } from './summarise.ts';

/** A request with what is compared besides its body. */
export interface ComparedRequest {
  readonly request: CapturedRequest;
  readonly reply: SentReply | null;
  readonly verdict: Verdict | null;
}

/** An answer, with what is known of the dispatch that brought it. */
export interface ComparedAnswer {
  readonly answer: DispatchAnswer;
  readonly dispatch: Pick<Dispatch, 'at' | 'url' | 'ms'>;
}

/** Compares two requests. @param bodies how their bodies differ. */
export function compareRequests(
  left: ComparedRequest,
  right: ComparedRequest,
  bodies: BodyComparison,
): Comparison {
  const [one, other] = [left.request, right.request];
  return compared('requests', bodies, {
    facts: factsOf(requestFacts(left), requestFacts(right)),
    headers: [one.headers, other.headers],
    trailers: [one.trailers, other.trailers],
    isSameBytes: one.body.sha256 === other.body.sha256 && one.body.bytes === other.body.bytes,
    bytes: [one.body.bytes, other.body.bytes],
    gapMs: other.receivedAt - one.receivedAt,
  });
}

/** Compares two answers. @param bodies how their bodies differ. */
export function compareAnswers(
  left: ComparedAnswer,
  right: ComparedAnswer,
  bodies: BodyComparison,
): Comparison {
  const [one, other] = [left.answer, right.answer];
  return compared('answers', bodies, {
    facts: factsOf(answerFacts(left), answerFacts(right)),
    headers: [one.headers, other.headers],
    trailers: [[], []],
    isSameBytes: Buffer.compare(one.body, other.body) === 0 && one.isCut === other.isCut,
    bytes: [one.body.length, other.body.length],
    gapMs: 0,
  });
}

interface Sides {
  readonly facts: readonly ComparedFact[];
  readonly headers: readonly [HeaderPairs, HeaderPairs];
  readonly trailers: readonly [HeaderPairs, HeaderPairs];
  readonly isSameBytes: boolean;
  readonly bytes: readonly [number, number];
  readonly gapMs: number;
}

function compared(
  subject: Comparison['subject'],
  { fields, text, isSameContent }: BodyComparison,
  sides: Sides,
): Comparison {
  const { facts, isSameBytes, bytes, gapMs } = sides;
  const headers = compareHeaders(...sides.headers);
  const trailers = compareHeaders(...sides.trailers);
  const found = { facts, fields, headers, trailers, text };
  const [leftBytes, rightBytes] = bytes;
  const difference = summarise({
    ...found,
    ...{ isSameBytes, isSameContent, leftBytes, rightBytes, gapMs },
  });
  const isSame = difference.code === 'same' || difference.code === 'replied';
  return { subject, isSame, difference, ...found };
}

type Facts = Partial<Record<ComparedFact['name'], string | number | null>>;

function requestFacts({ request, reply, verdict }: ComparedRequest): Facts {
  const { method, url, httpVersion, body, receivedAt } = request;
  const [path, ...query] = wireText(url ?? '').split('?');
  return {
    received: receivedAt,
    method,
    path: url === null ? null : (path ?? ''),
    query: query.length === 0 ? null : query.join('?'),
    version: httpVersion,
    size: body.bytes,
    ended: body.ended,
    verdict,
    reply: reply === null ? null : (reply.status ?? reply.rule?.fault ?? null),
  };
}

function answerFacts({ answer, dispatch }: ComparedAnswer): Facts {
  const { status, statusText, body, isCut } = answer;
  return {
    received: dispatch.at,
    to: dispatch.url,
    status,
    statusText: statusText === '' ? null : statusText,
    ms: dispatch.ms,
    size: body.length,
    ended: isCut ? 'truncated' : 'complete',
  };
}

/** The facts that at least one side has. */
function factsOf(left: Facts, right: Facts): readonly ComparedFact[] {
  const names = Object.keys(left) as ComparedFact['name'][];
  return names
    .map((name) => ({ name, left: left[name] ?? null, right: right[name] ?? null }))
    .filter((fact) => fact.left !== null || fact.right !== null);
}

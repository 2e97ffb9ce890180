import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const header = 'hookscope-proof';

/** A server that stood still may deliver so long after nobody waits any more. Milliseconds. */
const lateMs = 10 * 60_000;

/** Tests whose request never came, the latest last. */
const maxLate = 100;

/** A request of our own that is on its way to us through the public address. */
export interface ProofMark {
  /** Goes with the request. */
  readonly header: readonly [name: string, value: string];
  /** What the listener answers to it. */
  readonly answer: string;
  /** The target under which it arrived, `null` while it didn't. */
  readonly arrivedAt: () => string | null;
  /** Nobody waits for it any more. Should it come late, it is still nobody's capture. */
  readonly forget: () => void;
}

/**
 * Tells the request that tests the public address from everybody else's.
 *
 * - A mark is 256 random bits, counts once, and only while its test runs or for ten minutes after it.
 * - Marks are compared in constant time.
 * - A marked request with a body is nobody's test. So who sees a mark on its way (a tunnel's server
 *   does) can hide no more with it than one empty request, and our own is then captured in its place.
 */
export interface ProofMarks {
  readonly expect: () => ProofMark;
  /** @returns what to answer, `null` for a request that is to be captured as any other. */
  readonly recognise: (message: IncomingMessage) => string | null;
}

interface Expected {
  /** Until when it counts: milliseconds of a clock that never goes back. `Infinity` while its test runs. */
  until: number;
  readonly hash: Buffer;
  readonly answer: string;
  arrivedAt: string | null;
}

export function createProofMarks(now: () => number = () => performance.now()): ProofMarks {
  const expected = new Set<Expected>();

  const tidy = () => {
    for (const one of expected)
      if (one.until <= now() || expected.size > maxLate) expected.delete(one);
  };

  return {
    expect: () => {
      const value = randomBytes(32).toString('base64url');
      const one: Expected = {
        until: Infinity,
        hash: hashOf(value),
        answer: randomBytes(32).toString('base64url'),
        arrivedAt: null,
      };
      expected.add(one);
      return {
        header: [header, value],
        answer: one.answer,
        arrivedAt: () => one.arrivedAt,
        forget: () => {
          one.until = now() + lateMs;
          tidy();
        },
      };
    },
    recognise: (message) => {
      const value = message.headers[header];
      if (typeof value !== 'string' || hasBody(message)) return null;
      tidy();
      const hash = hashOf(value);
      const found = [...expected].find((one) => timingSafeEqual(one.hash, hash));
      if (found === undefined) return null;
      expected.delete(found);
      found.arrivedAt = message.url ?? '';
      return found.answer;
    },
  };
}

/** Of equal length whatever was sent, as the comparison wants it. */
function hashOf(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const headerName = 'hookscope-probe';

/** A server that was suspended may deliver a probe so long after its test has ended. Milliseconds. */
const lateMs = 10 * 60_000;

/** The maximum number of tokens that are remembered after their test has ended. The latest are last. */
const maxLate = 100;

/** The token of one probe: a request of our own that is on its way to us through the public address. */
export interface ProbeToken {
  /** The header field of the probe that carries the token. */
  readonly header: readonly [name: string, value: string];
  /** The body with which the listener answers the probe. */
  readonly answer: string;
  /** The request target with which the probe arrived, `null` before it has. */
  readonly arrivedAt: () => string | null;
  /** The test has ended. If the probe arrives late, it is still not captured. */
  readonly retire: () => void;
}

/**
 * Distinguishes our probes from all other requests.
 *
 * - A token is 256 random bits. It is valid once, while its test runs and for ten minutes after it.
 * - Tokens are compared in constant time.
 * - A request with a token and a body is not a probe. So a program that sees a token on its way (a tunnel's server does)
 *   can hide no more with it than one empty request, and then our own probe is captured.
 */
export interface ProbeTokens {
  readonly issue: () => ProbeToken;
  /** @returns the body to answer with, `null` for a request that is captured like any other. */
  readonly recognise: (message: IncomingMessage) => string | null;
}

interface Issued {
  /** Valid until then: milliseconds of a monotonic clock, `Infinity` while the test runs. */
  until: number;
  readonly hash: Buffer;
  readonly answer: string;
  arrivedAt: string | null;
}

export function createProbeTokens(now: () => number = () => performance.now()): ProbeTokens {
  const valid = new Set<Issued>();

  const removeExpired = () => {
    for (const one of valid) if (one.until <= now() || valid.size > maxLate) valid.delete(one);
  };

  return {
    issue: () => {
      const value = randomBytes(32).toString('base64url');
      const one: Issued = {
        until: Infinity,
        hash: hashOf(value),
        answer: randomBytes(32).toString('base64url'),
        arrivedAt: null,
      };
      valid.add(one);
      return {
        header: [headerName, value],
        answer: one.answer,
        arrivedAt: () => one.arrivedAt,
        retire: () => {
          one.until = now() + lateMs;
          removeExpired();
        },
      };
    },
    recognise: (message) => {
      const value = message.headers[headerName];
      if (typeof value !== 'string' || hasBody(message)) return null;
      removeExpired();
      const hash = hashOf(value);
      const found = [...valid].find((one) => timingSafeEqual(one.hash, hash));
      if (found === undefined) return null;
      valid.delete(found);
      found.arrivedAt = message.url ?? '';
      return found.answer;
    },
  };
}

/** `timingSafeEqual` requires buffers of equal length, so hashes are compared. */
function hashOf(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

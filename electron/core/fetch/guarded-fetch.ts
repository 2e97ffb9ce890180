import type { IncomingMessage } from 'node:http';
import { fetchLimits, type FetchFault } from '../../../shared/fetch.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { readContentType } from '../inspect/body/content-type.ts';
import { exchange } from './exchange.ts';
import { faultOf } from './fault-of.ts';
import { systemNetworks, type OwnNetworks } from './own-network.ts';
import { readContent } from './read-content.ts';
import { addressesOf, systemResolve, type Resolve } from './resolve.ts';
import { readTarget } from './target.ts';
import { cutText } from '../../../shared/cut-text.ts';

export interface FetchAsk {
  /** As the message has it. */
  readonly url: string;
  /** `HEAD` asks for size and type alone. */
  readonly method?: 'GET' | 'HEAD';
  /** Only so many bytes from the start; what comes behind them is not read. */
  readonly first?: number;
  readonly signal?: AbortSignal;
}

export interface Fetched {
  readonly status: number;
  /** Where the answer came from, after every redirect. */
  readonly url: string;
  /** The addresses that redirected, in order. */
  readonly redirectedBy: readonly string[];
  /** What of the answer's headers says something of the content. */
  readonly headers: HeaderPairs;
  /** Media type that the answer claims, without parameters. */
  readonly mediaType: string | null;
  /** Bytes of the whole content, when the answer or the content tells. */
  readonly size: number | null;
  /** Nothing for `HEAD`, and for an answer that is no success. */
  readonly bytes: Uint8Array;
}

export type GuardedFetch = (ask: FetchAsk) => Promise<Result<Fetched, FetchFault>>;

export interface GuardOptions {
  /** `host` or `host:port` that the user lets be fetched from although it is not public. */
  readonly allowedHost: () => string | null;
  readonly resolve?: Resolve;
  readonly networks?: OwnNetworks;
  readonly limits?: Readonly<Record<keyof typeof fetchLimits, number>>;
}

const redirects = new Set([301, 302, 303, 307, 308]);
const told = ['content-type', 'content-disposition', 'last-modified'];

/**
 * The only way to anything that a message names, and only when the user asks for it. http and https, to public
 * addresses outside of our own networks: each name is looked up once, all its addresses must be public, and the connection goes to them;
 * each redirect is judged the same way. Nothing is sent that tells who asks.
 */
export function createGuardedFetch({
  allowedHost,
  resolve = systemResolve,
  networks = systemNetworks,
  limits = fetchLimits,
}: GuardOptions): GuardedFetch {
  return async (ask) => {
    const deadline = AbortSignal.timeout(limits.deadlineMs);
    const signal = ask.signal ? AbortSignal.any([ask.signal, deadline]) : deadline;
    try {
      return await follow(ask, signal);
    } catch (error) {
      if (ask.signal?.aborted) return refused('cancelled', '');
      if (deadline.aborted) return refused('too-slow', `not within ${limits.deadlineMs / 1000} s`);
      return { ok: false, ...faultOf(error) };
    }
  };

  async function follow(ask: FetchAsk, signal: AbortSignal): Promise<Result<Fetched, FetchFault>> {
    const redirectedBy: string[] = [];
    let next = ask.url;
    for (;;) {
      const target = readTarget(next, allowedHost());
      if (!target.ok) return target;
      const { url } = target.value;
      const addresses = await unlessAborted(addressesOf(target.value, resolve, networks()), signal);
      if (!addresses.ok) return addresses;
      const { method = 'GET', first } = ask;
      const response = await exchange({ url, addresses: addresses.value, method, first, signal });
      const location = redirects.has(response.statusCode ?? 0)
        ? response.headers.location
        : undefined;
      if (location === undefined) return answerOf(response, url, redirectedBy, ask);
      response.destroy();

      redirectedBy.push(url.href);
      if (redirectedBy.length > limits.redirects) {
        return refused('too-many-redirects', `more than ${limits.redirects}`);
      }
      const to = URL.parse(location, url.href);
      if (to === null) return refused('not-a-url', cutText(location, 200));
      if (url.protocol === 'https:' && to.protocol === 'http:')
        return refused('downgrade', to.host);
      next = to.href;
    }
  }

  async function answerOf(
    response: IncomingMessage,
    url: URL,
    redirectedBy: readonly string[],
    { method, first }: FetchAsk,
  ): Promise<Result<Fetched, FetchFault>> {
    const { statusCode: status = 0, headers } = response;
    const answer = {
      status,
      url: url.href,
      redirectedBy,
      headers: told.flatMap((name) => {
        const value = headers[name];
        return typeof value === 'string' ? [[name, value] as const] : [];
      }),
      mediaType: validMediaType(headers['content-type']),
    };
    if (method === 'HEAD' || status < 200 || status > 299) {
      response.destroy();
      return { ok: true, value: { ...answer, size: sizeOf(response), bytes: new Uint8Array() } };
    }
    const content = await readContent(response, limits.bytes, first);
    if (!content.ok) {
      response.destroy();
      return content;
    }
    const bytes = content.value;
    const whole = first === undefined || bytes.length < first ? bytes.length : null;
    return { ok: true, value: { ...answer, size: whole ?? sizeOf(response), bytes } };
  }
}

/** A name's lookup can't be stopped, but nobody need wait for it. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The media type, lower-case; `null` when it is absent or malformed. */
function validMediaType(contentType: string | undefined): string | null {
  const type = readContentType(contentType ?? null)?.mediaType ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : null;
}

/** Bytes of the whole, from Content-Range (RFC 9110, section 14.4) or Content-Length, when no coding hides it. */
function sizeOf({ headers }: IncomingMessage): number | null {
  const coding = headers['content-encoding'];
  if (coding !== undefined && coding !== 'identity') return null;
  const written =
    headers['content-range'] === undefined
      ? headers['content-length']
      : /\/(\d+)$/.exec(headers['content-range'])?.[1];
  const size = Number(written ?? Number.NaN);
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}

function refused(fault: FetchFault, detail: string): Result<never, FetchFault> {
  return { ok: false, fault, detail };
}

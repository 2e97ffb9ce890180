import type { IncomingMessage } from 'node:http';
import { fetchLimits, type FetchFault } from '../../../shared/fetch.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { readContentType } from '../inspect/body/content-type.ts';
import { exchange, faultOf } from './exchange.ts';
import { systemNetworks, type OwnNetworks } from './own-network.ts';
import { readContent } from './read-content.ts';
import { addressesOf, systemResolve, type Resolve } from './resolve.ts';
import { readTarget } from './target.ts';
import { cutText } from '../../../shared/cut-text.ts';

export interface FetchRequest {
  /** As written in the message. */
  readonly url: string;
  /** `HEAD` requests only size and type. */
  readonly method?: 'GET' | 'HEAD';
  /** Reads only this many bytes from the start. */
  readonly first?: number;
  readonly signal?: AbortSignal;
}

export interface Fetched {
  readonly status: number;
  /** The URL of the response, after all redirects. */
  readonly url: string;
  /** The redirecting URLs, in order. */
  readonly redirectedBy: readonly string[];
  /** The response headers that describe the content. */
  readonly headers: HeaderPairs;
  /** The media type that the response claims, without parameters. */
  readonly mediaType: string | null;
  /** Bytes of the whole content, if known. */
  readonly size: number | null;
  /** Empty for `HEAD` and for a response that is not a 2xx. */
  readonly bytes: Uint8Array;
}

export type GuardedFetch = (request: FetchRequest) => Promise<Result<Fetched, FetchFault>>;

export interface GuardOptions {
  /** `host` or `host:port` that the user allows although it is not public. */
  readonly allowedHost: () => string | null;
  readonly resolve?: Resolve;
  readonly networks?: OwnNetworks;
  readonly limits?: Readonly<Record<keyof typeof fetchLimits, number>>;
}

const redirects = new Set([301, 302, 303, 307, 308]);
const describingFields = ['content-type', 'content-disposition', 'last-modified'];

/**
 * The only entry point to what a message names, used only when the user asks for it. Fetches by http and https from
 * public addresses outside of this machine's networks. Each name is resolved once, all its addresses must be public, and
 * the connection goes to them; each redirect is checked the same way. The request does not identify the user.
 */
export function createGuardedFetch({
  allowedHost,
  resolve = systemResolve,
  networks = systemNetworks,
  limits = fetchLimits,
}: GuardOptions): GuardedFetch {
  return async (request) => {
    const deadline = AbortSignal.timeout(limits.deadlineMs);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    try {
      return await follow(request, signal);
    } catch (error) {
      if (request.signal?.aborted) return refused('cancelled', '');
      if (deadline.aborted) return refused('too-slow', `not within ${limits.deadlineMs / 1000} s`);
      return { ok: false, ...faultOf(error) };
    }
  };

  async function follow(
    request: FetchRequest,
    signal: AbortSignal,
  ): Promise<Result<Fetched, FetchFault>> {
    const redirectedBy: string[] = [];
    let next = request.url;
    for (;;) {
      const target = readTarget(next, allowedHost());
      if (!target.ok) return target;
      const { url } = target.value;
      const addresses = await unlessAborted(addressesOf(target.value, resolve, networks()), signal);
      if (!addresses.ok) return addresses;
      const { method = 'GET', first } = request;
      const response = await exchange({ url, addresses: addresses.value, method, first, signal });
      const location = redirects.has(response.statusCode ?? 0)
        ? response.headers.location
        : undefined;
      if (location === undefined) return resultOf(response, url, redirectedBy, request);
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

  async function resultOf(
    response: IncomingMessage,
    url: URL,
    redirectedBy: readonly string[],
    { method, first }: FetchRequest,
  ): Promise<Result<Fetched, FetchFault>> {
    const { statusCode: status = 0, headers } = response;
    const answer = {
      status,
      url: url.href,
      redirectedBy,
      headers: describingFields.flatMap((name) => {
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

/** Stops waiting when the signal aborts; the lookup of a name itself can't be stopped. */
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

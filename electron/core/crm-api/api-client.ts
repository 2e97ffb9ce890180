import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { bounds } from '../../../shared/bounds.ts';
import type { CrmFault } from '../../../shared/crm-api.ts';
import { cutText } from '../../../shared/cut-text.ts';
import type { FetchFault } from '../../../shared/fetch.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { faultOf, pinnedTo } from '../fetch/exchange.ts';
import { systemNetworks, type OwnNetworks } from '../fetch/own-network.ts';
import { readContent } from '../fetch/read-content.ts';
import { addressesOf, systemResolve, type Resolve } from '../fetch/resolve.ts';
import { readApiBase, type ApiBase } from './api-base.ts';

export interface ApiRequest {
  readonly method: 'PUT' | 'POST';
  /** Percent-encoded, with a `/` in front. */
  readonly path: string;
  readonly headers: HeaderPairs;
  readonly body: string;
}

export interface ApiAnswer {
  readonly status: number;
  /** The header fields of interest. */
  readonly headers: HeaderPairs;
  /** The beginning of the decoded body. */
  readonly body: string;
  readonly isCut: boolean;
}

/** Calls HighLevel's API. */
export interface ApiClient {
  readonly origin: string;
  readonly call: (request: ApiRequest, signal: AbortSignal) => Promise<Result<ApiAnswer, CrmFault>>;
}

export interface ApiClientOptions {
  readonly base?: ApiBase;
  readonly resolve?: Resolve;
  readonly networks?: OwnNetworks;
  /** Milliseconds for the lookup and the whole answer. */
  readonly deadlineMs?: number;
}

const headLimit = 64 * 1024;

/** Header fields of an answer that are shown: its type, its limits (docs/oauth/Faqs.md) and what identifies it. */
const shownFields = new Set([
  'content-type',
  'location',
  'retry-after',
  'traceid',
  'x-request-id',
  'x-ratelimit-limit-daily',
  'x-ratelimit-daily-remaining',
  'x-ratelimit-interval-milliseconds',
  'x-ratelimit-max',
  'x-ratelimit-remaining',
]);

const fieldValue = /^[\x20-\x7e]*$/;

/**
 * A client for one server alone. Its name is resolved once for each call, all its addresses must be public, and the
 * connection goes to them. It follows no redirect, uses no proxy, keeps no connection or cookie, and reads the beginning of
 * an answer within a time limit.
 */
export function createApiClient({
  base = readApiBase(),
  resolve = systemResolve,
  networks = systemNetworks,
  deadlineMs = 30_000,
}: ApiClientOptions = {}): ApiClient {
  async function exchange(
    request: ApiRequest,
    signal: AbortSignal,
  ): Promise<Result<ApiAnswer, CrmFault>> {
    const bad = request.headers.find(([, value]) => !fieldValue.test(value));
    if (bad !== undefined)
      return refused('bad-header', `${bad[0]} has a line break, or a character beyond ASCII.`);
    const url = new URL(base.origin + request.path);
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = await addressesOf(
      { url, hostname, allowed: base.isLoopback },
      resolve,
      networks(),
    );
    if (!addresses.ok) return refused(known(addresses.fault), addresses.detail);
    signal.throwIfAborted();
    return answerOf(await send(url, request, addresses.value, signal));
  }

  return {
    origin: base.origin,
    call: async (request, stopped) => {
      const deadline = AbortSignal.timeout(deadlineMs);
      const signal = AbortSignal.any([stopped, deadline]);
      try {
        return await untilAborted(exchange(request, signal), signal);
      } catch (error) {
        if (stopped.aborted) return refused('stopped', 'It was stopped.');
        if (deadline.aborted)
          return refused('too-slow', `No whole answer within ${deadlineMs / 1000} s.`);
        const { fault, detail } = faultOf(error);
        return refused(known(fault), detail);
      }
    },
  };
}

function send(
  url: URL,
  { method, headers, body }: ApiRequest,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      signal,
      agent: false,
      lookup: pinnedTo(addresses),
      maxHeaderSize: headLimit,
      rejectUnauthorized: true,
      headers: Object.fromEntries([
        ...headers,
        ['User-Agent', 'Hookscope'],
        ['Accept-Encoding', 'gzip, br'],
        ['Content-Length', String(Buffer.byteLength(body))],
      ]),
    });
    sent.once('response', resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

async function answerOf(response: IncomingMessage): Promise<Result<ApiAnswer, CrmFault>> {
  const limit = bounds.crmAnswer.bytes;
  const content = await readContent(response, limit, limit + 1);
  response.destroy();
  if (!content.ok) return refused(known(content.fault), content.detail);
  const bytes = content.value;
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    shownFields.has(name) && value !== undefined
      ? [[name, cutText(String(value), bounds.crmHeader.characters)] as const]
      : [],
  );
  return {
    ok: true,
    value: {
      status: response.statusCode ?? 0,
      headers,
      body: new TextDecoder().decode(bytes.subarray(0, limit)),
      isCut: bytes.length > limit,
    },
  };
}

/** A lookup can't be stopped, and a stopped call must not wait for it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The faults of fetching that a call can have. */
function known(fault: FetchFault): CrmFault {
  switch (fault) {
    case 'not-found':
    case 'blocked-address':
    case 'tls':
    case 'bad-answer':
    case 'bad-encoding':
      return fault;
    default:
      return 'unreachable';
  }
}

function refused(fault: CrmFault, detail: string): Result<never, CrmFault> {
  return { ok: false, fault, detail };
}

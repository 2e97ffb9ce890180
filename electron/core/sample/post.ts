import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';

export interface Posted {
  readonly status: number;
  /** Milliseconds from the call until the end of the reply. */
  readonly ms: number;
  /** The start of the reply's body. */
  readonly reply: string;
}

const deadlineMs = 15_000;
const replyLimit = 64 * 1024;

/** Posts bytes unchanged. Follows no redirect, as a webhook's sender does not. */
export function post(
  url: string,
  headers: HeaderPairs,
  body: Uint8Array,
): Promise<Result<Posted, 'not-delivered'>> {
  const started = performance.now();
  const send = new URL(url).protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve) => {
    const failed = (error: Error) => {
      const late = error.name === 'AbortError' || error.name === 'TimeoutError';
      const detail = late ? `no answer within ${deadlineMs / 1000} s` : messageOf(error);
      resolve({ ok: false, fault: 'not-delivered', detail });
    };
    const sent = send(url, {
      method: 'POST',
      headers: [...headers, ['Content-Length', String(body.length)]].flat(),
      agent: false,
      lookup,
      signal: AbortSignal.timeout(deadlineMs),
    });
    sent.once('error', failed);
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      let room = replyLimit;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk.subarray(0, room));
        room = Math.max(0, room - chunk.length);
      });
      response.once('error', failed);
      response.once('end', () => {
        const reply = Buffer.concat(chunks).toString('utf8');
        const ms = performance.now() - started;
        resolve({ ok: true, value: { status: response.statusCode ?? 0, ms, reply } });
      });
    });
    sent.end(body);
  });
}

/** The message of an error; of several attempts, each of their messages. */
function messageOf(error: Error): string {
  if (error instanceof AggregateError) {
    return error.errors.map((part) => (part instanceof Error ? part.message : '')).join(', ');
  }
  return error.message;
}

/**
 * Resolves names like the system, but every name below `localhost` is this machine (RFC 6761, section 6.3), as in
 * browsers. The C library does not do so, and a tunnel server on this machine uses such names.
 */
export const lookup: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)localhost\.?$/i.test(hostname)) {
    systemLookup(hostname, options, callback);
    return;
  }
  const here: LookupAddress = { address: '127.0.0.1', family: 4 };
  if (options.all === true) callback(null, [here]);
  else callback(null, here.address, here.family);
};

import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { lookup } from './lookup.ts';

export interface Posted {
  readonly status: number;
  /** From the call until the reply's end. */
  readonly ms: number;
  /** The start of the reply's body. */
  readonly reply: string;
}

const deadlineMs = 15_000;
const replyLimit = 64 * 1024;

/** Posts bytes as they are. No redirect is followed: a webhook's sender follows none. */
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
      const detail = late ? `no answer within ${deadlineMs / 1000} s` : wordsOf(error);
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

/** Where several addresses were tried, the words are in the parts. */
function wordsOf(error: Error): string {
  if (error instanceof AggregateError) {
    return error.errors.map((part) => (part instanceof Error ? part.message : '')).join(', ');
  }
  return error.message;
}

import { Agent as PlainAgent, request as plainRequest, type ClientRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { CheckFault } from '../../../shared/check.ts';
import { faultOf } from '../dispatch/fault-of.ts';
import { lookup } from '../sample/post.ts';
import type { ReadyRequest } from './prepare.ts';

/** What came back. */
export type CheckAnswer =
  | { readonly ok: true; readonly status: number; readonly ms: number; readonly text: string }
  | {
      readonly ok: false;
      readonly fault: CheckFault;
      readonly detail: string;
      readonly ms: number;
    };

/** HighLevel's own limit is not published; claims name 3 to 30 s. */
const answerDeadlineMs = 20_000;

/** The part of an answer that is read. The connection is closed after it, however much follows. */
const answerLimit = 16 * 1024;
const headLimit = 64 * 1024;

/** Sends requests to the one address of a check. Follows no redirect, as HighLevel does not. */
export interface Deliverer {
  readonly deliver: (request: ReadyRequest, signal: AbortSignal) => Promise<CheckAnswer>;
  /** Sends all of a request, and breaks the connection off before the answer. */
  readonly breakOff: (request: ReadyRequest) => Promise<void>;
  readonly close: () => void;
}

/**
 * @param keepsAlive whether all requests go through one connection.
 * @param deadlineMs how long an answer is waited for, all of it.
 */
export function createDeliverer(
  url: string,
  keepsAlive: boolean,
  deadlineMs: number = answerDeadlineMs,
): Deliverer {
  const address = new URL(url);
  const isTls = address.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 1 };
  const agent = keepsAlive ? new (isTls ? TlsAgent : PlainAgent)(options) : false;

  function start({ method, query, headers, body, isChunked }: ReadyRequest, signal?: AbortSignal) {
    const target = new URL(url);
    if (query !== '') target.search = query;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const length = isChunked
      ? (['Transfer-Encoding', 'chunked'] as const)
      : (['Content-Length', String(body.length)] as const);
    const all = [['Host', target.host] as const, ...headers, ...(hasBody ? [length] : [])];
    return (isTls ? tlsRequest : plainRequest)(target, {
      method,
      headers: all.flat(),
      agent,
      lookup,
      maxHeaderSize: headLimit,
      ...(signal && { signal }),
    });
  }

  return {
    deliver: (request, stopped) =>
      new Promise((resolve) => {
        const started = performance.now();
        const deadline = AbortSignal.timeout(deadlineMs);
        const sent = start(request, AbortSignal.any([deadline, stopped]));
        const ended = () => performance.now() - started;
        const failed = (error: Error) => {
          const { aborted: isLate } = deadline;
          const late = `No whole answer within ${deadlineMs / 1000} s.`;
          const failure = stopped.aborted
            ? ({ fault: 'stopped', detail: 'The check was stopped.' } as const)
            : isLate
              ? ({ fault: 'timeout', detail: late } as const)
              : failureOf(error);
          resolve({ ok: false, ...failure, ms: ended() });
        };
        sent.once('error', failed);
        // An upgrade that nobody asked for.
        sent.once('upgrade', (_response, socket) => {
          socket.destroy();
          resolve({ ok: false, fault: 'not-http', detail: 'It switched protocols.', ms: ended() });
        });
        sent.once('response', (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          const done = () =>
            resolve({
              ok: true,
              status: response.statusCode ?? 0,
              ms: ended(),
              text: Buffer.concat(chunks).subarray(0, answerLimit).toString('utf8'),
            });
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            chunks.push(chunk);
            if (bytes <= answerLimit) return;
            done();
            sent.destroy();
          });
          response.once('end', done);
          response.once('error', failed);
        });
        write(sent, request);
      }),
    breakOff: (request) =>
      new Promise((resolve) => {
        const sent = start(request);
        sent.once('error', () => resolve());
        sent.once('close', () => resolve());
        // All bytes are with the receiver's machine when the socket has drained.
        sent.once('finish', () => setImmediate(() => sent.destroy()));
        write(sent, request);
      }),
    close: () => {
      if (agent !== false) agent.destroy();
    },
  };
}

function write(sent: ClientRequest, { method, body, isChunked }: ReadyRequest): void {
  if (method === 'GET' || method === 'HEAD') return void sent.end();
  if (!isChunked) return void sent.end(body);
  const middle = body.length >> 1;
  sent.write(body.subarray(0, middle));
  sent.end(body.subarray(middle));
}

function failureOf(error: Error): { readonly fault: CheckFault; readonly detail: string } {
  const { fault, detail } = faultOf(error);
  return { fault: known(fault), detail };
}

const checkFaults: readonly string[] = [
  'refused',
  'dns',
  'unreachable',
  'timeout',
  'reset',
  'not-http',
  'tls',
];

function known(fault: string): CheckFault {
  return checkFaults.includes(fault) ? (fault as CheckFault) : 'reset';
}

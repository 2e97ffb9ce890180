import { z } from 'zod';
import { shortText } from '../../../shared/cut-text.ts';
import type { Result } from '../../../shared/result.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';
import { withoutEnd } from '../../../shared/without-ends.ts';
import { describeNetworkError } from './network-error.ts';
import { sleep } from './timing.ts';

/** The maximum number of sockets to one server, even if it offers more. The public server offers ten. */
const maxSockets = 10;

/** Characters of an answer that are read. A valid one has about 150. */
const maxAnswer = 65_536;

/** Characters of a server's message that are shown. */
const maxMessage = 300;

/** The answer of a localtunnel server to `GET /NAME` or `GET /?new`. */
const grantSchema = z.object({
  id: z.string().min(1).max(253),
  /** The server's address for tunnel sockets, when it differs from that of its host name. */
  ip: z.union([z.ipv4(), z.ipv6()]).nullish(),
  port: z.int().min(1).max(65_535),
  url: z.url({ protocol: /^https?$/ }).max(2_048),
  max_conn_count: z.int().min(1).nullish(),
});

/** What a localtunnel server granted: a name, and where the tunnel sockets connect. */
export interface Grant {
  readonly name: string;
  readonly url: string;
  /** Where tunnel sockets connect: a host name or an IP address. */
  readonly host: string;
  readonly port: number;
  readonly sockets: number;
}

/** After a name's last socket has closed, its server reserves it for about a second, even for the client that had it. Milliseconds. */
const nameReservedMs = 1_200;
const maxRequests = 3;

/** After this time any granted name is accepted, since a slow server leaves no time for another request. Milliseconds. */
const insistMs = 3_000;

/**
 * Requests a name, and requests it again while the server grants another one: after a restart the name may still be
 * reserved. Finally accepts whatever name was granted.
 *
 * @param subdomain the preferred name; `null` lets the server choose.
 * @returns faults: `unreachable` (no connection), `no-answer` (none in time), `refused` (a status other than 2xx),
 *   `bad-answer` (not the answer of a localtunnel server). They are not retried here.
 */
export async function requestNamedGrant(
  server: string,
  subdomain: string | null,
  signal: AbortSignal,
): Promise<Result<Grant, TunnelFault>> {
  const started = performance.now();
  for (let request = 1; ; request += 1) {
    const granted = await requestGrant(server, subdomain, signal);
    const isOther = granted.ok && subdomain !== null && granted.value.name !== subdomain;
    const isLate = performance.now() - started > insistMs;
    if (!isOther || isLate || request === maxRequests) return granted;
    await sleep(nameReservedMs, signal);
  }
}

async function requestGrant(
  server: string,
  subdomain: string | null,
  signal: AbortSignal,
): Promise<Result<Grant, TunnelFault>> {
  const address = new URL(subdomain ?? '?new', server.endsWith('/') ? server : `${server}/`);
  try {
    const response = await fetch(address, {
      // The connection is not used again, and would stay open in the pool of `fetch`.
      headers: { accept: 'application/json', connection: 'close' },
      signal,
    });
    const text = await readText(response);
    if (!response.ok) return { ok: false, fault: 'refused', detail: refusal(response, text) };
    if (text === null) return badAnswer(`The answer is longer than ${maxAnswer} bytes.`);
    return readGrant(text, address.hostname);
  } catch (error) {
    return { ok: false, ...requestFault(error, address.host, signal) };
  }
}

/** @returns `null` when the answer is longer than `maxAnswer`. */
async function readText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxAnswer) return null;
  }
  return text;
}

function readGrant(text: string, host: string): Result<Grant, TunnelFault> {
  const answer = parseJson(text);
  if (answer === undefined) return badAnswer(`Not JSON: ${clip(text) || 'an empty answer'}`);
  const read = grantSchema.safeParse(answer);
  if (!read.success) return badAnswer(z.prettifyError(read.error));
  const { id, ip, port, url, max_conn_count } = read.data;
  return {
    ok: true,
    value: {
      name: id,
      // As parsed: the URL parser accepts line breaks within the text.
      url: withoutEnd(new URL(url).href, /\//),
      // An IPv6 address has brackets in a URL, and none for a socket.
      host: ip ?? host.replace(/^\[(.*)\]$/, '$1'),
      port,
      sockets: Math.min(max_conn_count ?? 1, maxSockets),
    },
  };
}

function badAnswer(detail: string): Result<Grant, TunnelFault> {
  return { ok: false, fault: 'bad-answer', detail };
}

/** The status and the server's message. A page of HTML is not shown. */
function refusal({ status, statusText, headers }: Response, text: string | null): string {
  const head = `${status} ${statusText}`.trim();
  const json = z.object({ message: z.string() }).safeParse(parseJson(text ?? ''));
  const plain = headers.get('content-type')?.startsWith('text/plain') ? (text ?? '') : '';
  const message = clip(json.success ? json.data.message : plain);
  return message ? `${head}: ${message}` : head;
}

/** The codes of `fetch` for an answer that isn't HTTP, and for a connection that closed without an answer. */
const faultOfCode: Readonly<Record<string, TunnelFault>> = {
  HTTPParserError: 'bad-answer',
  UND_ERR_SOCKET: 'no-answer',
  UND_ERR_CONNECT_TIMEOUT: 'no-answer',
  ECONNRESET: 'no-answer',
  ETIMEDOUT: 'no-answer',
};

function requestFault(
  error: unknown,
  host: string,
  signal: AbortSignal,
): { readonly fault: TunnelFault; readonly detail: string } {
  if (signal.aborted) return { fault: 'no-answer', detail: `${host} did not answer in time.` };
  const { code, message } = describeNetworkError(error);
  return { fault: faultOfCode[code] ?? 'unreachable', detail: message };
}

/** @returns `undefined`, which is no JSON value, when the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function clip(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return shortText(line, maxMessage);
}

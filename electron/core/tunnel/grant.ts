import { z } from 'zod';
import type { Result } from '../../../shared/result.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';
import { errorWords } from './error-words.ts';
import { withoutEnd } from '../../../shared/without-ends.ts';
import { shortText } from '../../../shared/cut-text.ts';

/** Sockets to one server, whatever it offers. The public server offers ten. */
const maxSockets = 10;

/** Characters of an answer: an honest one has some 150. */
const maxAnswer = 65_536;

/** Characters of a server's words that are worth showing. */
const maxWords = 300;

/** What a localtunnel server answers to `GET /NAME` or `GET /?new`. */
const grantSchema = z.object({
  id: z.string().min(1).max(253),
  /** The server's address for tunnel sockets, when it isn't that of its name. */
  ip: z.union([z.ipv4(), z.ipv6()]).nullish(),
  port: z.int().min(1).max(65_535),
  url: z.url({ protocol: /^https?$/ }).max(2_048),
  max_conn_count: z.int().min(1).nullish(),
});

/** A name and a place to connect to, as a localtunnel server gave it. */
export interface Grant {
  readonly name: string;
  readonly url: string;
  /** Where tunnel sockets connect to: a host name or an IP address. */
  readonly host: string;
  readonly port: number;
  readonly sockets: number;
}

/**
 * Asks a localtunnel server for a name, once: a refusal is an answer and is not asked again.
 *
 * @param subdomain the name wished for; the server may give another. `null` leaves it to the server.
 * @returns faults: `unreachable` (no connection), `no-answer` (none in time), `refused` (a status
 *   other than 2xx), `bad-answer` (not what a localtunnel server says).
 */
export async function askForGrant(
  server: string,
  subdomain: string | null,
  giveUp: AbortSignal,
): Promise<Result<Grant, TunnelFault>> {
  const address = new URL(subdomain ?? '?new', server.endsWith('/') ? server : `${server}/`);
  try {
    const response = await fetch(address, {
      // The connection is of no further use, and would linger in a pool.
      headers: { accept: 'application/json', connection: 'close' },
      signal: giveUp,
    });
    const text = await readText(response);
    if (!response.ok) return { ok: false, fault: 'refused', detail: refusal(response, text) };
    if (text === null) return badAnswer(`The answer is longer than ${maxAnswer} bytes.`);
    return readGrant(text, address.hostname);
  } catch (error) {
    return { ok: false, ...askFault(error, address.host, giveUp) };
  }
}

/** @returns `null` when there is more of it than anybody has to say. */
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
      // Written anew: a URL may be read that holds line breaks.
      url: withoutEnd(new URL(url).href, /\//),
      // An IPv6 address stands in brackets in a URL and in none for a socket.
      host: ip ?? host.replace(/^\[(.*)\]$/, '$1'),
      port,
      sockets: Math.min(max_conn_count ?? 1, maxSockets),
    },
  };
}

function badAnswer(detail: string): Result<Grant, TunnelFault> {
  return { ok: false, fault: 'bad-answer', detail };
}

/** The status and the server's words; a page of HTML has none worth showing. */
function refusal({ status, statusText, headers }: Response, text: string | null): string {
  const head = `${status} ${statusText}`.trim();
  const told = z.object({ message: z.string() }).safeParse(parseJson(text ?? ''));
  const plain = headers.get('content-type')?.startsWith('text/plain') ? (text ?? '') : '';
  const words = clip(told.success ? told.data.message : plain);
  return words ? `${head}: ${words}` : head;
}

/** What `fetch` calls an answer that isn't HTTP, and a connection without one. */
const faultOfCode: Readonly<Record<string, TunnelFault>> = {
  HTTPParserError: 'bad-answer',
  UND_ERR_SOCKET: 'no-answer',
  UND_ERR_CONNECT_TIMEOUT: 'no-answer',
  ECONNRESET: 'no-answer',
  ETIMEDOUT: 'no-answer',
};

function askFault(
  error: unknown,
  host: string,
  giveUp: AbortSignal,
): { readonly fault: TunnelFault; readonly detail: string } {
  if (giveUp.aborted) return { fault: 'no-answer', detail: `${host} did not answer in time.` };
  const { code, text } = errorWords(error);
  return { fault: faultOfCode[code] ?? 'unreachable', detail: text };
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
  return shortText(line, maxWords);
}

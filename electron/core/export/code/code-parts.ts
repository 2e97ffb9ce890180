import { headerValue, type HeaderPairs } from '../../../../shared/request.ts';
import { encodedTarget } from '../absolute-url.ts';
import type { ExportContext, ExportEntry } from '../exporter.ts';

/** Header fields that every client makes itself, for its connection. */
const madeByClients = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'proxy-connection',
]);

/** A name and a value that clients send (RFC 9110, section 5). */
const token = /^[\w!#$%&'*+.^`|~-]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Bytes of a body that is written as code. Compilers and editors refuse longer texts, and cURL takes any. */
const longestBody = 1024 ** 2;

/** A request as code needs it. Text from the wire has one character for each byte. */
export interface CodeParts {
  readonly method: string;
  readonly origin: string;
  /** The path and query as they came. */
  readonly target: string;
  /** The whole address, with what a URL can't contain in percent-encoding. */
  readonly url: string;
  readonly headers: HeaderPairs;
  readonly body: Uint8Array;
  /** Whether a body was announced, also an empty one. */
  readonly hasBody: boolean;
  /** What the code does otherwise than the request did. Our own words only: a sender's could end the comment. */
  readonly notes: readonly string[];
}

/** @returns why there is no code, for what no client sends: bytes that were not HTTP, and requests without a path. */
export function codeParts(
  { request, body }: ExportEntry,
  { targetBase }: ExportContext,
): CodeParts | string {
  const { method, url, headers } = request;
  const path = url === null ? null : pathOf(url);
  if (method === null || path === null || !token.test(method) || method === 'CONNECT')
    return "This request can't be sent by code. Export it as raw.";
  if (body.length > longestBody)
    return 'The body of this request is too long for code. Export it as cURL.';
  const base = new URL(targetBase);
  const target = base.pathname.replace(/\/$/, '') + path;
  const wanted = headers.filter(([name]) => !madeByClients.has(name.toLowerCase()));
  const sendable = wanted.filter(([name, value]) => token.test(name) && fieldValue.test(value));
  const notes: string[] = [];
  if (sendable.length < wanted.length)
    notes.push('A header field that is not valid HTTP is left out.');
  const whole = base.origin + encodedTarget(target);
  if (whole !== base.origin + target || new URL(whole).href !== whole)
    notes.push('The path came in an unusual form. This may send it in another one; cURL does not.');
  return {
    method,
    origin: base.origin,
    target,
    url: whole,
    headers: sendable,
    body,
    hasBody:
      body.length > 0 ||
      (headerValue(headers, 'content-length') ?? headerValue(headers, 'transfer-encoding')) !==
        null,
    notes,
  };
}

/** The path and query of a request target (RFC 9112, section 3.2); `null` where it has none. */
function pathOf(target: string): string | null {
  if (target.startsWith('/')) return target;
  const [scheme] = /^https?:\/\//i.exec(target) ?? [];
  if (scheme === undefined) return null;
  const rest = target.slice(scheme.length);
  const at = rest.search(/[/?#]/);
  const path = at === -1 ? '' : rest.slice(at);
  return path.startsWith('/') ? path : `/${path}`;
}

/** Header fields by name, repeated ones in one: by commas, cookies by semicolons (RFC 9110, section 5.3; RFC 6265, 5.4). */
export function joinedHeaders(headers: HeaderPairs): HeaderPairs {
  const joined = new Map<string, readonly [string, string]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const [first, before] = joined.get(key) ?? [name, null];
    const separator = key === 'cookie' ? '; ' : ', ';
    joined.set(key, [first, before === null ? value : before + separator + value]);
  }
  return [...joined.values()];
}

/** The note about joined fields, if any are. */
export function joiningNote(headers: HeaderPairs): readonly string[] {
  return joinedHeaders(headers).length === headers.length
    ? []
    : ['Header fields that came more than once are joined into one.'];
}

/** Lines as comments of a language. */
export function comments(start: '//' | '#', lines: readonly string[]): string {
  return lines.map((line) => `${start} ${line}\n`).join('');
}

/** The line above each request of a list. */
export function heading(start: '//' | '#'): (entry: ExportEntry) => string {
  return ({ request }) => `${start} #${request.id} ${new Date(request.receivedAt).toISOString()}\n`;
}

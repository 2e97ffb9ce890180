import {
  isFieldName,
  type BodyEnd,
  type CapturedRequest,
  type HeaderPairs,
} from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { climbsOut, joinTarget, pathRest, targetParts } from './join-target.ts';

/** A request of ours to a server, with everything that is sent except its framing. */
export interface OutgoingRequest {
  readonly method: string;
  /** Full. What comes from a captured request is not normalised: one character for each byte. */
  readonly url: string;
  readonly headers: HeaderPairs;
  readonly body: Uint8Array;
  /** Names of fields that are meant for this server alone. They are not sent to another one after a redirect. */
  readonly privateFields?: readonly string[];
}

/** Where a captured request is sent, and what is sent in addition. */
export interface OutgoingTarget {
  readonly url: string;
  /** Replace fields of the same name. */
  readonly headers: HeaderPairs;
  /** Of the Delivery URL; the path behind it is appended to `url`. */
  readonly pathToken: string | null;
}

/**
 * Fields that concern one connection, or that the client writes itself: hop-by-hop fields (RFC 9110, section 7.6.1), the
 * framing, and `Host`. `Trailer` announces trailers, which are not sent, and `Expect` asks for a permission that the
 * client does not wait for.
 */
const ofTheConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const targetBytes = /^[\x21-\xff]*$/;

/** What is needed of a captured request to send it. */
export type SendableRequest = Pick<
  CapturedRequest,
  'method' | 'url' | 'headers' | 'broken' | 'stray'
> & { readonly body: Pick<CapturedRequest['body'], 'ended'> };

/** Why a body that did not end can't be sent. */
const notWhole: Readonly<Record<Exclude<BodyEnd, 'complete'>, string>> = {
  truncated: 'Its body is longer than the limit, so only its start is stored.',
  aborted: 'Its sender left before the body was whole.',
  timeout: 'Its body did not arrive whole in time.',
};

/**
 * A captured request as it is sent to a server: its method, the rest of its path, its query, its header fields in their
 * order and spelling, and its body, byte for byte, content codings included. Trailers are not sent.
 *
 * @returns `not-sendable` with a sentence for people.
 */
export function outgoingRequest(
  request: SendableRequest,
  body: Uint8Array,
  target: OutgoingTarget,
): Result<OutgoingRequest, 'not-sendable'> {
  const { method, url, broken, stray } = request;
  if (method === null || url === null || broken !== null)
    return notSendable('It is not HTTP, so it cannot be sent as a request.');
  const { ended } = request.body;
  if (ended !== 'complete') return notSendable(notWhole[ended]);
  if (method === 'CONNECT')
    return notSendable('CONNECT opens a tunnel and is not a request to a server.');
  const parts = targetParts(url);
  if (parts === null) return notSendable(`Its target "${url.slice(0, 100)}" has no path.`);
  const rest = pathRest(parts.path, target.pathToken, stray);
  if (climbsOut(rest))
    return notSendable('Its path leads out of the path of the target with "..".');
  const base = parsedTarget(target.url);
  if (base === null) return notSendable('The URL to send it to is not valid.');
  const own = [...credentialsOf(base), ...target.headers];
  return checkedRequest({
    method,
    url: joinTarget(base, rest, parts.query),
    headers: replaced(endToEnd(request.headers), own),
    body,
    privateFields: own.map(([name]) => name),
  });
}

let lastTarget: { readonly url: string; readonly parsed: URL | null } | null = null;

/** All requests of a run have one target, and parsing its URL takes as long as all else that is done here. */
function parsedTarget(url: string): URL | null {
  if (lastTarget?.url !== url) lastTarget = { url, parsed: URL.parse(url) };
  return lastTarget.parsed;
}

/** What was made here is checked once more before it is sent. */
const checked = new WeakSet<OutgoingRequest>();

/** The same request, unless a part of it can't be written in HTTP/1.1: then the part is named. */
export function checkedRequest(request: OutgoingRequest): Result<OutgoingRequest, 'not-sendable'> {
  if (checked.has(request)) return { ok: true, value: request };
  if (!token.test(request.method)) return notSendable('Its method is not a valid HTTP token.');
  if (!/^https?:\/\/[^/?#@]+(?:[/?]|$)/i.test(request.url))
    return notSendable('Its URL does not begin with http:// or https:// and a host.');
  if (!targetBytes.test(request.url))
    return notSendable('Its URL has a blank, a control character or a character beyond one byte.');
  for (const [name, value] of request.headers) {
    if (!token.test(name))
      return notSendable(`${shown(name)} is not a valid name of a header field.`);
    if (!fieldValue.test(value))
      return notSendable(`The header field ${shown(name)} has a character that cannot be sent.`);
  }
  checked.add(request);
  return { ok: true, value: request };
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}

/** The fields that are meant for the server, without those that only concern the connection they came on. */
export function endToEnd(headers: HeaderPairs): HeaderPairs {
  const named = headers
    .filter(([name]) => isFieldName(name, 'connection') || isFieldName(name, 'proxy-connection'))
    .flatMap(([, value]) => value.split(',').map((option) => option.trim().toLowerCase()));
  const left = new Set(named);
  return headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !ofTheConnection.has(lower) && !left.has(lower);
  });
}

function replaced(headers: HeaderPairs, own: HeaderPairs): HeaderPairs {
  if (own.length === 0) return headers;
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...own];
}

/** User and password of a URL as the field that servers expect (RFC 7617); they are not sent within the URL. */
function credentialsOf({ username, password }: URL): HeaderPairs {
  if (username === '' && password === '') return [];
  const decoded = [username, password].map(decodedOrAsIs).join(':');
  return [['Authorization', `Basic ${Buffer.from(decoded, 'utf8').toString('base64')}`]];
}

function decodedOrAsIs(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function notSendable(detail: string): Result<never, 'not-sendable'> {
  return { ok: false, fault: 'not-sendable', detail };
}

import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import { headerValue } from '../../../shared/request.ts';
import type { CapturedRequest, HeaderPairs, SentReply } from '../../../shared/request.ts';
import { wireText, wireTexts } from '../../../shared/wire-text.ts';
import { absoluteUrl } from './absolute-url.ts';
import type { Exporter, ExportEntry } from './exporter.ts';
import { base64String, utf8String, withLast } from './json-stream.ts';
import { outerRequest } from './outer-request.ts';

/** What other tools write for an unknown media type. */
const unknownType = 'x-unknown';

/** HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). */
export const har: Exporter = {
  before: ({ appVersion }) => {
    const creator = JSON.stringify({ name: 'Hookscope', version: appVersion });
    return `{"log":{"version":"1.2","creator":${creator},"entries":[\n`;
  },
  between: ',\n',
  after: '\n]}}\n',
  entry: (entry, { publicBase }) =>
    withLast(around(entry), 'request', harRequest(entry, publicBase)),
};

/** A HAR entry without its request. */
function around(entry: ExportEntry): object {
  const { request, reply } = entry;
  const { headers: _, ...facts } = outerRequest(entry);
  const send = Math.max(0, request.endedAt - request.receivedAt);
  const wait = Math.max(0, (reply?.ms ?? 0) - send);
  return {
    startedDateTime: facts.receivedAt,
    time: send + wait,
    response: harResponse(reply),
    cache: {},
    timings: { send, wait, receive: 0 },
    ...(request.broken === null
      ? {}
      : { comment: `Not valid HTTP: ${request.broken.code} ${request.broken.reason}` }),
    _hookscope: facts,
  };
}

function harRequest({ request, body }: ExportEntry, publicBase: string | null): Iterable<string> {
  const { headers } = request;
  const url = absoluteUrl(request, publicBase);
  const head = {
    method: request.method ?? '',
    url,
    httpVersion: versionOf(request),
    cookies: cookies(headers),
    headers: wireTexts(headers).map(([name, value]) => ({ name, value })),
    queryString: [...new URL(url).searchParams].map(([name, value]) => ({
      name,
      value,
    })),
    // White space around values is not stored, so the size on the wire is unknown.
    headersSize: -1,
    bodySize: body.length,
  };
  if (body.length === 0) return [JSON.stringify(head)];
  return isUtf8(body) ? withTextBody(head, headers, body) : withBinaryBody(head, body);
}

/** Tools require a version; the exact one is in `_hookscope`. */
function versionOf({ method, httpVersion }: CapturedRequest): string {
  if (httpVersion !== null) return `HTTP/${httpVersion}`;
  return method === null ? 'unknown' : 'HTTP/1.1';
}

function withTextBody(head: object, headers: HeaderPairs, body: Uint8Array): Iterable<string> {
  const mimeType = wireText(headerValue(headers, 'content-type') ?? unknownType);
  return withLast(head, 'postData', withLast({ mimeType }, 'text', utf8String(body)));
}

/**
 * HAR 1.2 has base64 for responses, and none for requests. These two fields are HTTP Toolkit's, which other tools read too. A reader
 * that knows neither sees a request without a body, not one with a wrong body.
 */
function withBinaryBody(head: object, body: Uint8Array): Iterable<string> {
  const content = { size: body.length, encoding: 'base64' };
  return withLast(
    { ...head, _requestBodyStatus: 'discarded:not-representable' },
    '_content',
    withLast(content, 'text', base64String(body)),
  );
}

/** Status 0 means that there was no response, as in browsers. */
function harResponse(reply: SentReply | null): object {
  return {
    status: reply?.status ?? 0,
    statusText: STATUS_CODES[reply?.status ?? 0] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: (reply?.sent?.headers ?? []).map(([name, value]) => ({ name, value })),
    content:
      reply?.sent === undefined
        ? { size: 0, mimeType: unknownType }
        : {
            size: reply.sent.bytes,
            mimeType: headerValue(reply.sent.headers, 'content-type') ?? unknownType,
            text: reply.sent.body,
          },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  };
}

/** The pairs of Cookie headers, undecoded (RFC 6265, section 4.2.1). */
function cookies(headers: HeaderPairs): readonly { name: string; value: string }[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => wireText(value).split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('=') };
    });
}

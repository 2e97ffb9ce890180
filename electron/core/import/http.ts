import { headerValue, type HeaderPairs } from '../../../shared/request.ts';
import { addressOf } from './har-parts.ts';
import { readHeadLines } from './head-lines.ts';
import { BrokenFile, type Imported, type Note, type TextImporter } from './importer.ts';
import { sentHere } from './sent-here.ts';

const requestLine = /^([!#$%&'*+\-.^`|~\w]{1,100}) (\S+) HTTP\/(\d(?:\.\d)?)[ \t]*\r?(?:\n|$)/;

/** One HTTP/1.1 message as a text: request line, header fields, body. */
export const http: TextImporter = {
  is: 'text',
  name: 'raw HTTP',
  recognises: (head) => requestLine.test(head.trimStart()),
  read: (bytes, now, onProblem) => [
    readMessage(bytes, now, (place, reason) =>
      onProblem({ entry: 1, place, reason, imported: true }),
    ),
  ],
};

/** @throws BrokenFile */
function readMessage(bytes: Buffer, now: number, note: Note): Imported {
  const text = bytes.toString('latin1');
  const start = /^(?:\xef\xbb\xbf)?\s*/.exec(text)?.[0].length ?? 0;
  const line = 1 + (text.slice(0, start).match(/\n/g) ?? []).length;
  const end = text.indexOf('\n', start);
  const first = text.slice(start, end === -1 ? text.length : end);
  const [, method = '', target = '', httpVersion = null] = requestLine.exec(first) ?? [];
  if (method === '') throw new BrokenFile(`line ${line}`, 'not a request line');
  const head = readHeadLines(text, end === -1 ? text.length : end + 1, line + 1);
  const { host, target: url } = addressOf(target, null, note);
  const { headers } = head;
  return sentHere({
    now,
    method,
    url: target.startsWith('/') ? target : url,
    httpVersion,
    headers:
      host === null || headerValue(headers, 'host') !== null
        ? headers
        : [['Host', host], ...headers],
    body: bodyOf(bytes.subarray(head.bodyFrom), headers, note),
  });
}

/** The bytes after the head. Editors and terminals often add the end of a line, which `Content-Length` shows. */
function bodyOf(rest: Buffer, headers: HeaderPairs, note: Note): Buffer {
  const chunked = /\bchunked\b/i.test(headerValue(headers, 'transfer-encoding') ?? '');
  if (chunked) return withoutChunks(rest) ?? rest;
  const length = headerValue(headers, 'content-length');
  if (length === null || !/^\d{1,15}$/.test(length)) return rest;
  const wanted = Number(length);
  if (rest.length > wanted && /^[\r\n]*$/.test(rest.subarray(wanted).toString('latin1'))) {
    return rest.subarray(0, wanted);
  }
  if (rest.length !== wanted) {
    note(
      'Content-Length',
      `the text has ${rest.length} bytes of body instead of ${wanted}, so a signature does not fit it`,
    );
  }
  return rest;
}

/** The content of a chunked body (RFC 9112, section 7.1); `null` for one that is written without its chunks. */
function withoutChunks(bytes: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1 || end - at > 1_000) return null;
    const [, size] = /^([\da-f]{1,8})[ \t]*(?:;|$)/i.exec(bytes.toString('latin1', at, end)) ?? [];
    if (size === undefined) return null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(pieces);
    const from = end + 2;
    if (bytes.toString('latin1', from + length, from + length + 2) !== '\r\n') return null;
    pieces.push(bytes.subarray(from, from + length));
    at = from + length + 2;
  }
}

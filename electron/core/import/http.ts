import { headerValue, type HeaderPairs } from '../../../shared/request.ts';
import { addressOf } from './har-parts.ts';
import { readHeadLines } from './head-lines.ts';
import { isVerboseOutput, sentHeads } from './curl/verbose-output.ts';
import {
  BrokenFile,
  importLimits,
  type Imported,
  type Note,
  type OnProblem,
  type TextImporter,
} from './importer.ts';
import { sentHere } from './sent-here.ts';

const requestLine = /^([!#$%&'*+\-.^`|~\w]{1,100}) (\S+) HTTP\/(\d(?:\.\d)?)[ \t]*\r?(?:\n|$)/;

/** A request line as files of REST clients have it, without the version. */
const bareLine = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) ((?:https?:\/)?\/\S*)[ \t]*\r?(?:\n|$)/;

/** The parts of a request line; `null` for any other line. */
function requestLineIn(line: string): RegExpExecArray | null {
  return requestLine.exec(line) ?? bareLine.exec(line);
}

/** HTTP/1.1 messages as a text, one behind the other: request line, header fields, body. */
export const http: TextImporter = {
  is: 'text',
  name: 'raw HTTP',
  recognises: (head) =>
    requestLineIn(head.replace(/^(?:\s*#[^\n]*\n)+/, '').trimStart()) !== null ||
    isVerboseOutput(head),
  read: (bytes, now, onProblem) => readMessages(messagesIn(bytes), now, onProblem),
};

interface Messages {
  readonly bytes: Buffer;
  /** Nothing but heads, so that what follows one is never its body. */
  readonly areHeads: boolean;
}

/** The messages of a text; of what `curl -v` printed, the heads of those that it sent. */
function messagesIn(bytes: Buffer): Messages {
  return isVerboseOutput(bytes.toString('latin1', 0, importLimits.head))
    ? { bytes: Buffer.from(sentHeads(bytes.toString('latin1')), 'latin1'), areHeads: true }
    : { bytes, areHeads: false };
}

/** @throws BrokenFile */
function* readMessages(
  { bytes, areHeads }: Messages,
  now: number,
  onProblem: OnProblem,
): Generator<Imported, void, void> {
  let line = 1;
  for (let [at, entry] = [0, 1]; at < bytes.length; entry += 1) {
    if (entry > 1 && at + startOfText(bytes.subarray(at)) >= bytes.length) return;
    const note: Note = (place, reason) => onProblem({ entry, place, reason, imported: true });
    const { imported, end } = readMessage(bytes.subarray(at), areHeads, line, now, note);
    yield imported;
    line += linesIn(bytes.subarray(at, at + end));
    at += end;
  }
}

interface RawMessage {
  readonly imported: Imported;
  /** The index behind it, where the next message begins. */
  readonly end: number;
}

/** @param firstLine its line in the whole text. @throws BrokenFile */
function readMessage(
  bytes: Buffer,
  isHead: boolean,
  firstLine: number,
  now: number,
  note: Note,
): RawMessage {
  const start = startOfText(bytes);
  const text = bytes.toString('latin1', 0, endOfHead(bytes, start));
  const line = firstLine + linesIn(bytes.subarray(0, start));
  const end = text.indexOf('\n', start);
  const first = text.slice(start, end === -1 ? text.length : end);
  const [, method = '', target = '', httpVersion = null] = requestLineIn(first) ?? [];
  if (method === '') throw new BrokenFile(`line ${line}`, 'not a request line');
  const head = readHeadLines(text, end === -1 ? text.length : end + 1, line + 1);
  const { host, target: url } = addressOf(target, null, note);
  const { headers } = head;
  const rest = isHead ? Buffer.alloc(0) : bytes.subarray(head.bodyFrom);
  const body = bodyOf(rest, headers, note);
  const imported = sentHere({
    now,
    method,
    url: target.startsWith('/') ? target : url,
    httpVersion,
    headers:
      host === null || headerValue(headers, 'host') !== null
        ? headers
        : [['Host', host], ...headers],
    body: body.bytes,
  });
  return { imported, end: head.bodyFrom + body.end };
}

/** The index behind a byte order mark, white space and the lines with `#` of REST clients. */
function startOfText(bytes: Buffer): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (;;) {
    while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at += 1;
    if (bytes[at] !== 0x23) return at;
    const end = bytes.indexOf('\n', at);
    at = end === -1 ? bytes.length : end + 1;
  }
}

/** The index behind the first empty line, so that of many messages each is read once. */
function endOfHead(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('\n', from); at !== -1; at = bytes.indexOf('\n', at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3;
  }
  return bytes.length;
}

function linesIn(bytes: Buffer): number {
  return bytes.toString('latin1').match(/\n/g)?.length ?? 0;
}

interface RawBody {
  readonly bytes: Buffer;
  /** The index behind it and behind what does not belong to another message. */
  readonly end: number;
}

/**
 * The bytes after the head, up to the next message. Editors and terminals often add the end of a line, which
 * `Content-Length` shows; some tools add the answer.
 */
function bodyOf(rest: Buffer, headers: HeaderPairs, note: Note): RawBody {
  const chunked = /\bchunked\b/i.test(headerValue(headers, 'transfer-encoding') ?? '');
  const length = headerValue(headers, 'content-length');
  const dechunked = chunked ? withoutChunks(rest) : null;
  const wanted = !chunked && length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
  const whole =
    dechunked ??
    (wanted !== null && wanted <= rest.length
      ? { bytes: rest.subarray(0, wanted), end: wanted }
      : null);
  if (whole !== null) {
    const next = whole.end + startOfText(rest.subarray(whole.end));
    if (next >= rest.length) return { ...whole, end: rest.length };
    const after = rest.toString('latin1', next, lineEnd(rest, next));
    if (requestLineIn(after) !== null) return whole;
    if (/^HTTP\/\d/.test(after)) {
      note('Content-Length', 'more text after the body was left out');
      return { ...whole, end: rest.length };
    }
    if (dechunked !== null) return { ...whole, end: rest.length };
  }
  if (wanted !== null && rest.length !== wanted) {
    note(
      'Content-Length',
      `the text has ${rest.length} bytes of body instead of ${wanted}, so a signature does not fit it`,
    );
  }
  // REST clients separate requests by lines that begin with three number signs.
  const separator = length === null && !chunked ? rest.indexOf('\n###') : -1;
  if (separator === -1) return { bytes: rest, end: rest.length };
  let to = separator;
  while (to > 0 && [0x0a, 0x0d, 0x20].includes(rest[to - 1] ?? 0)) to -= 1;
  return { bytes: rest.subarray(0, to), end: separator + 1 };
}

/** The index behind a line, which is no longer than a request line may be. */
function lineEnd(bytes: Buffer, from: number): number {
  const end = bytes.subarray(from, from + 64 * 1024).indexOf('\n');
  return end === -1 ? Math.min(bytes.length, from + 64 * 1024) : from + end + 1;
}

/** The content of a chunked body (RFC 9112, section 7.1); `null` for one that is written without its chunks. */
function withoutChunks(bytes: Buffer): RawBody | null {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1 || end - at > 1_000) return null;
    const [, size] = /^([\da-f]{1,8})[ \t]*(?:;|$)/i.exec(bytes.toString('latin1', at, end)) ?? [];
    if (size === undefined) return null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return { bytes: Buffer.concat(pieces), end: endOfTrailers(bytes, end + 2) };
    const from = end + 2;
    if (bytes.toString('latin1', from + length, from + length + 2) !== '\r\n') return null;
    pieces.push(bytes.subarray(from, from + length));
    at = from + length + 2;
  }
}

/** The index behind the trailers and the empty line that ends a chunked body. */
function endOfTrailers(bytes: Buffer, from: number): number {
  for (let at = from; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) return bytes.length;
    if (end === at) return end + 2;
    at = end + 2;
  }
}

import { isUtf8 } from 'node:buffer';
import type { CapturedRequest } from '../../../shared/request.ts';
import { wireText, wireTexts } from '../../../shared/wire-text.ts';
import { contentTypeOf, isJson } from '../inspect/body/content-type.ts';
import type { Exporter, ExportEntry } from './exporter.ts';
import { utf8String, withLast } from './json-stream.ts';
import { escapedTarget, escapedText, hasVariable } from './postman-escapes.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Headers that Postman makes itself, for its connection. */
const madeByPostman = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** A collection of Postman, version 2.1 (https://schema.postman.com): requests to send again. */
export const postman: Exporter = {
  before: () => `{"info":${JSON.stringify({ name: 'Hookscope', schema })},"item":[\n`,
  between: ',\n',
  after: '\n]}\n',
  entry: (entry, { targetBase }) => item(entry, targetBase.replace(/\/$/, '')),
};

function item(entry: ExportEntry, base: string): Iterable<string> {
  const { request, inspection } = entry;
  const name = `#${request.id} ${inspection?.kind ?? ''} ${new Date(request.receivedAt).toISOString()}`;
  if (request.method === null || request.url === null) {
    // An empty folder can carry a description without an invented method.
    const description =
      "These bytes were not HTTP, so Postman can't send them. Export them as raw.";
    return [JSON.stringify({ name, description, item: [] })];
  }
  return withLast({ name, response: [] }, 'request', postmanRequest(entry, request, base));
}

function postmanRequest(
  { body }: ExportEntry,
  { method, url, headers }: CapturedRequest,
  base: string,
): Iterable<string> {
  const target = escapedTarget(wireText(url ?? ''));
  const header = wireTexts(headers)
    .filter(([name]) => !madeByPostman.has(name.toLowerCase()))
    .map(([key, value]) => ({ key, value }));
  const head = { method, url: target.startsWith('/') ? base + target : target, header };
  const inHeader = header.some(({ value }) => value.includes('{{')) ? [headerVariableNote] : [];
  if (body.length === 0) return [JSON.stringify(described(head, inHeader))];
  if (!isUtf8(body)) {
    const whole = described(head, [...inHeader, notText(body.length)]);
    return [JSON.stringify({ ...whole, body: { mode: 'file', file: {} } })];
  }
  const mediaType = contentTypeOf(headers)?.mediaType ?? '';
  const language = isJson(mediaType) ? 'json' : 'text';
  const around = { mode: 'raw', options: { raw: { language } } };
  const { notes, text } = bodyText(body, mediaType);
  return withLast(described(head, [...inHeader, ...notes]), 'body', withLast(around, 'raw', text));
}

function described(head: object, notes: readonly string[]): object {
  return notes.length === 0 ? head : { ...head, description: notes.join('\n\n') };
}

interface PostmanText {
  readonly notes: readonly string[];
  /** As a JSON string. */
  readonly text: Iterable<string>;
}

/** The body as text that Postman sends unchanged; if there is none, with a note that says so. */
function bodyText(body: Uint8Array, mediaType: string): PostmanText {
  if (!hasVariable(body)) return { notes: [], text: utf8String(body) };
  const escaped =
    body.length > escapedBytes ? null : escapedText(Buffer.from(body).toString('utf8'), mediaType);
  return escaped === null
    ? { notes: [variableNote], text: utf8String(body) }
    : { notes: [escapedNote], text: [JSON.stringify(escaped)] };
}

/** Bytes of the longest body that is escaped: that reads it as a whole. */
const escapedBytes = 64 * 1024 ** 2;

const notText = (bytes: number) =>
  `The body is ${bytes} bytes that are not text, and a collection can only hold text. Export it as raw.`;
const escapedNote =
  'Postman would take {{ in the body as a variable, so it is written in an equivalent form. The bytes differ from those of the request, so its signature does not match them.';
const variableNote =
  'Postman replaces {{…}} in this body when it has a variable of that name. The cURL export sends the exact bytes.';
const headerVariableNote =
  'Postman replaces {{…}} in the header fields when it has a variable of that name. The cURL export sends the exact bytes.';

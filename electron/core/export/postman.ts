import { isUtf8 } from 'node:buffer';
import type { CapturedRequest } from '../../../shared/request.ts';
import { wireText, wireTexts } from '../../../shared/wire-text.ts';
import { contentTypeOf, isJson } from '../inspect/header-values.ts';
import type { ExportEntry } from './entry.ts';
import type { Exporter } from './exporter.ts';
import { utf8String, withLast } from './json-stream.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Made by Postman itself, for the connection it opens. */
const madeByPostman = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** A collection of Postman, version 2.1 (https://schema.postman.com): requests to send again. */
export const postman: Exporter = {
  extension: 'postman_collection.json',
  mediaType: 'application/json',
  before: () => `{"info":${JSON.stringify({ name: 'Hookscope', schema })},"item":[\n`,
  between: ',\n',
  after: '\n]}\n',
  entry: (entry, { targetUrl }) => item(entry, new URL(targetUrl).origin),
};

function item(entry: ExportEntry, origin: string): Iterable<string> {
  const { request, inspection } = entry;
  const name = `#${request.id} ${inspection?.kind ?? ''} ${new Date(request.receivedAt).toISOString()}`;
  if (request.method === null || request.url === null) {
    // A request with an invented method would be a lie; an empty folder can be described.
    const description =
      "These bytes were not HTTP, so Postman can't send them. Export them as raw.";
    return [JSON.stringify({ name, description, item: [] })];
  }
  return withLast({ name, response: [] }, 'request', postmanRequest(entry, request, origin));
}

function postmanRequest(
  { body }: ExportEntry,
  { method, url, headers }: CapturedRequest,
  origin: string,
): Iterable<string> {
  const target = wireText(url ?? '');
  const head = {
    method,
    url: target.startsWith('/') ? origin + target : target,
    header: wireTexts(headers)
      .filter(([name]) => !madeByPostman.has(name.toLowerCase()))
      .map(([key, value]) => ({ key, value })),
  };
  if (body.length === 0) return [JSON.stringify(head)];
  if (!isUtf8(body)) {
    const description = `The body is ${body.length} bytes that are not text, and a collection holds text alone. Export it as raw.`;
    return [JSON.stringify({ ...head, description, body: { mode: 'file', file: {} } })];
  }
  const language = isJson(contentTypeOf(headers)?.mediaType ?? '') ? 'json' : 'text';
  const around = { mode: 'raw', options: { raw: { language } } };
  return withLast(head, 'body', withLast(around, 'raw', utf8String(body)));
}

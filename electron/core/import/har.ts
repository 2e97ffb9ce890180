import { z } from 'zod';
import type { HeaderPairs } from '../../../shared/request.ts';
import { textOnWire } from '../../../shared/wire-text.ts';
import { checked, importedFrom } from './checked.ts';
import type { Imported } from './imported.ts';
import { outerFacts } from './outer-schema.ts';

/** As much of HAR 1.2 as a request is made of; tools leave out much of the rest. */
const harRequest = z.object({
  method: z.string(),
  url: z.string(),
  httpVersion: z.string().default(''),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  postData: z
    .object({
      text: z.string().optional(),
      encoding: z.string().optional(),
      params: z.array(z.object({ name: z.string(), value: z.string().default('') })).default([]),
    })
    .optional(),
  _content: z.object({ encoding: z.literal('base64'), text: z.base64() }).optional(),
});

const harEntry = z.object({
  startedDateTime: z.iso.datetime({ offset: true }),
  time: z.number().default(0),
  request: harRequest,
  response: z.object({ status: z.int() }).optional(),
  _hookscope: z.unknown().optional(),
});

const harDocument = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

type HarRequest = z.infer<typeof harRequest>;
type HarEntry = z.infer<typeof harEntry>;

/**
 * HTTP Archive 1.2. What we wrote ourselves comes back as it was; from other tools come the requests, as
 * far as the archive holds them.
 *
 * @throws BrokenFile
 */
export function* readHar(document: unknown): Generator<Imported, void, void> {
  const { log } = checked(harDocument, document, 'the document');
  for (const [index, value] of log.entries.entries()) {
    const place = `log.entries[${index}]`;
    const entry = checked(harEntry, value, place);
    const headers = entry.request.headers.map(
      ({ name, value: text }) => [textOnWire(name), textOnWire(text)] as const,
    );
    const body = bodyOf(entry.request);
    const { _hookscope: own } = entry;
    if (own === undefined) yield foreign(entry, headers, body);
    else {
      const facts = checked(outerFacts, own, `${place}, _hookscope`);
      yield importedFrom(facts, headers, body, place);
    }
  }
}

function foreign(
  { startedDateTime, time, request, response }: HarEntry,
  headers: HeaderPairs,
  body: Uint8Array,
): Imported {
  const receivedAt = Date.parse(startedDateTime);
  const status = response?.status ?? 0;
  const ms = Math.max(0, time);
  return {
    arrival: {
      receivedAt,
      endedAt: receivedAt,
      via: 'local',
      peer: null,
      method: textOnWire(request.method),
      url: targetOf(request.url),
      httpVersion: /^(?:http\/|h)([\d.]+)$/i.exec(request.httpVersion)?.[1] ?? null,
      headers,
      trailers: [],
      stray: false,
      broken: null,
      ended: 'complete',
    },
    body,
    reply: status === 0 ? null : { status, ms },
  };
}

function bodyOf({ postData, _content }: HarRequest): Buffer {
  if (_content !== undefined) return Buffer.from(_content.text, 'base64');
  if (postData === undefined) return Buffer.alloc(0);
  const { text, encoding, params } = postData;
  if (text !== undefined) return Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
  return Buffer.from(
    new URLSearchParams(
      params.map(({ name, value }): [string, string] => [name, value]),
    ).toString(),
  );
}

/** Path and query of an absolute address: the request target that was sent (RFC 9112, section 3.2.1). */
function targetOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? textOnWire(address) : url.pathname + url.search;
}

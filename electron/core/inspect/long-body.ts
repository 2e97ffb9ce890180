import { bounds } from '../../../shared/bounds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { partBytes } from '../store/bodies.ts';
import { isSigned, signatureFieldsIn } from '../signature/signature-fields.ts';
import { charsetOf } from './body/charset.ts';
import { contentCodings } from './body/content-encoding.ts';
import { contentTypeOf } from './body/content-type.ts';
import { readBody } from './body/read-body.ts';
import { createJsonCondenser } from './json/condense-json.ts';
import { decodeString } from './json/decode-string.ts';
import { faultAtEnd } from './json/json-fault.ts';
import { readJson, type JsonReading } from './json/read-json.ts';
import type { OpenedBody } from './opened-body.ts';

/** A shorter body is read whole: each check may then look at all of it. In bytes; three may be one character. */
export const longBodyBytes = 4 * 1024 ** 2;

/** Reads some bytes of a body. What it returns is the caller's alone. */
export type ReadBytes = (from: number, count: number) => Promise<Uint8Array>;

/**
 * Opens a long JSON body without having it in memory: it is read in parts, and of long strings and lists only what an
 * inspection looks at is kept. The bytes of a signed request are in memory once, because the signature is over all of
 * them.
 *
 * @returns `null` for a body that has to be read whole, such as a compressed one, a form or faulty JSON.
 */
export async function openLongBody(
  request: CapturedRequest,
  read: ReadBytes,
): Promise<OpenedBody | null> {
  const { headers, method, body } = request;
  const named = contentTypeOf(headers)?.charset ?? null;
  if (charsetOf(new Uint8Array(), named) !== 'utf-8') return null;
  if (method === null || contentCodings(headers).length > 0) return null;
  const bytes = signatureFieldsIn(headers).some(isSigned)
    ? await readWhole(body.bytes, read)
    : new Uint8Array();
  const condenser = createJsonCondenser();
  if (bytes.length > 0) {
    if (!condenser.add(bytes)) return null;
  } else {
    for await (const part of partsOf(0, body.bytes, read)) if (!condenser.add(part)) return null;
  }
  const condensed = condenser.end();
  if (condensed === null) return null;
  const decoded = await readBody(request, condensed.bytes);
  if (decoded.binary || decoded.charset !== 'utf-8') return null;
  const opened = { ...decoded, textLength: condensed.length };
  const { values, texts, unfinished } = condensed;
  const found = readJson(request, opened);
  // Only of a body whose end did not come, a character may be cut.
  if (unfinished !== null && body.ended === 'complete') return null;
  if (found.is !== (unfinished === null ? 'value' : 'faulty')) return null;
  const json: JsonReading =
    unfinished === null
      ? found
      : { is: 'faulty', fault: faultAtEnd(condensed.length, unfinished), isLines: false };
  const readText = (name: string) => {
    const text = texts.get(name);
    return text === undefined ? null : decodeString(partsOf(text.from, text.to, read));
  };
  return { bytes, body: opened, json: () => json, cuts: { values, texts, readText } };
}

/** The same body with the start of its whole text, as the window shows it, in place of what is kept of it. */
export async function withStartOfText(
  opened: OpenedBody,
  length: number,
  read: ReadBytes,
): Promise<OpenedBody> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of partsOf(0, length, read)) {
    text += decoder.decode(part, { stream: true });
    if (text.length > bounds.bodyText.characters) break;
  }
  return { ...opened, body: { ...opened.body, text } };
}

/** All bytes of a body, in memory once. */
export async function readWhole(length: number, read: ReadBytes): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for await (const part of partsOf(0, length, read)) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * Some bytes of a body, in the parts that the store has it in: another part would have to be copied together. The next
 * one is requested while the present one is used, and each is freed once the next is taken.
 */
async function* partsOf(from: number, to: number, read: ReadBytes): AsyncGenerator<Uint8Array> {
  const first = from - (from % partBytes);
  let next = from < to ? read(first, partBytes) : null;
  for (let at = first; next !== null; at += partBytes) {
    const part = await next;
    next = at + partBytes < to ? read(at + partBytes, partBytes) : null;
    // A rejection is thrown once its turn has come.
    next?.catch(() => undefined);
    yield part.subarray(Math.max(0, from - at), to - at);
    // Garbage collection would wait until many parts have gathered.
    if (part.buffer instanceof ArrayBuffer && part.byteLength === part.buffer.byteLength)
      part.buffer.transfer(0);
  }
}

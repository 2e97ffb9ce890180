import { bounds } from '../../../shared/bounds.ts';
import type { Part, Parts } from '../../../shared/parts.ts';
import { headerValue, type CapturedRequest, type HeaderPairs } from '../../../shared/request.ts';
import { decodeText } from './charset.ts';
import { decodeContent } from './content-encoding.ts';
import { contentTypeOf, isJson } from './header-values.ts';
import { cutMultipart, type Section } from './multipart.ts';
import { readParameters } from './parameters.ts';

/** The parts of a request's body as it was stored, `null` when it is no form. */
export async function readBodyParts(
  { headers }: CapturedRequest,
  bytes: Uint8Array,
): Promise<Parts | null> {
  return readParts(headers, (await decodeContent(headers, bytes)).bytes);
}

/**
 * Reads a form part by part, by what its Content-Type says. Total.
 *
 * @param body the bytes with their content codings taken off.
 * @returns `null` when the body is no form by its type.
 */
export function readParts(headers: HeaderPairs, body: Uint8Array): Parts | null {
  const type = contentTypeOf(headers);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (type?.mediaType === 'application/x-www-form-urlencoded') {
    return readUrlencoded(bytes, type.charset);
  }
  if (type?.mediaType.startsWith('multipart/') !== true) return null;
  const boundary = readParameters(headerValue(headers, 'content-type') ?? '').get('boundary') ?? '';
  return readMultipart(bytes, boundary);
}

/** A form of RFC 7578, or whatever else is made of parts. */
function readMultipart(body: Buffer, boundary: string): Parts {
  if (boundary === '') return { form: 'multipart', parts: [], total: 0, fault: 'no-boundary' };
  const { sections, ended } = cutMultipart(body, boundary);
  const read = sections.slice(0, bounds.parts.entries).map((section) => headOf(body, section));
  // A field of this name says the charset of all that name none (RFC 7578, section 4.6).
  const named = read.find(({ name }) => name === '_charset_');
  const fallback =
    named === undefined ? null : body.toString('latin1', named.from, named.to).trim();

  return {
    form: 'multipart',
    parts: read.map(({ name, filename, type, from, to }) => ({
      name,
      filename,
      mediaType: type?.mediaType ?? null,
      offset: from,
      length: to - from,
      text: isText(type?.mediaType ?? null, filename)
        ? textOf(body.subarray(from, to), type?.charset ?? fallback)
        : null,
    })),
    total: sections.length,
    fault: ended ? null : sections.length === 0 ? 'no-delimiter' : 'not-ended',
  };
}

function headOf(body: Buffer, { headers, from, to }: Section) {
  const lines =
    headers === null ? '' : decodeText(body.subarray(headers.from, headers.to), null).text;
  const pairs = lines
    .split(/\r?\n(?![ \t])/)
    .map(
      (line) =>
        [
          line.slice(0, Math.max(0, line.indexOf(':'))).trim(),
          line.slice(line.indexOf(':') + 1).trim(),
        ] as const,
    );
  const disposition = readParameters(headerValue(pairs, 'content-disposition') ?? '');
  return {
    name: unescaped(disposition.get('name')),
    filename: extended(disposition.get('filename*')) ?? unescaped(disposition.get('filename')),
    type: contentTypeOf(pairs),
    from,
    to,
  };
}

/** Browsers write a quote and line ends in names as %22, %0D and %0A, and nothing else (HTML, multipart form data). */
function unescaped(value: string | undefined): string | null {
  if (value === undefined) return null;
  return value.replace(/%(22|0D|0A)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** A value with its charset before it, such as `UTF-8''caf%C3%A9` (RFC 8187, section 3.2). */
function extended(value: string | undefined): string | null {
  const [, charset, text] = /^([^']*)'[^']*'(.*)$/s.exec(value ?? '') ?? [];
  return text === undefined
    ? null
    : decodeText(percentDecoded(Buffer.from(text)), charset ?? null).text;
}

/** The fields of `application/x-www-form-urlencoded` (URL Standard, section 5.1), each as it lies in the body. */
function readUrlencoded(body: Buffer, charset: string | null): Parts {
  const parts: Part[] = [];
  let total = 0;
  for (let from = 0; from < body.length;) {
    const end = body.indexOf('&', from);
    const to = end === -1 ? body.length : end;
    if (to > from) {
      total += 1;
      if (parts.length < bounds.parts.entries) parts.push(fieldOf(body, from, to, charset));
    }
    from = to + 1;
  }
  return { form: 'urlencoded', parts, total, fault: null };
}

function fieldOf(body: Buffer, from: number, to: number, charset: string | null): Part {
  const sign = body.subarray(from, to).indexOf('=');
  const value = sign === -1 ? to : from + sign + 1;
  const name = body.subarray(from, sign === -1 ? to : from + sign);
  return {
    name: decodeText(formDecoded(name), charset).text,
    filename: null,
    mediaType: null,
    offset: value,
    length: to - value,
    text: textOf(formDecoded(body.subarray(value, to)), charset),
  };
}

function formDecoded(bytes: Buffer): Buffer {
  return percentDecoded(Buffer.from(bytes.toString('latin1').replaceAll('+', ' '), 'latin1'));
}

/** A percent sign that no two hex digits follow stands for itself. */
function percentDecoded(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!text.includes('%')) return bytes;
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}

/** A file is text only when its type says so; a field without a type is text. */
function isText(mediaType: string | null, filename: string | null): boolean {
  if (mediaType === null) return filename === null;
  return (
    /^text\/|[/+]xml$|^application\/x-www-form-urlencoded$/.test(mediaType) || isJson(mediaType)
  );
}

function textOf(bytes: Buffer, charset: string | null): string {
  // A character takes at most four bytes, or seven in an escaping charset: more is never shown.
  return decodeText(bytes.subarray(0, bounds.partText.characters * 8), charset).text.slice(
    0,
    bounds.partText.characters,
  );
}

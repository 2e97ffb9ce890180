import { bounds } from '../../../../shared/bounds.ts';
import type { Part, Parts } from '../../../../shared/parts.ts';
import type { CapturedRequest, HeaderPairs } from '../../../../shared/request.ts';
import { decodeText } from '../body/charset.ts';
import { decodeContent } from '../body/content-encoding.ts';
import { contentTypeOf, isJson } from '../body/content-type.ts';
import { cutMultipart } from './multipart.ts';
import { readPartHead } from './part-head.ts';
import { startWithin } from '../within.ts';
import { decodeTransfer, percentDecoded } from './transfer-encoding.ts';

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
 * @param characters of each text that are kept.
 * @returns `null` when the body is no form by its type.
 */
export function readParts(
  headers: HeaderPairs,
  body: Uint8Array,
  characters: number = bounds.partText.characters,
): Parts | null {
  const type = contentTypeOf(headers);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (type?.mediaType === 'application/x-www-form-urlencoded') {
    return readUrlencoded(bytes, type.charset, characters);
  }
  if (type?.mediaType.startsWith('multipart/') !== true) return null;
  return readMultipart(bytes, type.boundary, characters);
}

/** A form of RFC 7578, or whatever else is made of parts. */
function readMultipart(body: Buffer, named: string | null, characters: number): Parts {
  const boundary = named ?? firstBoundary(body);
  const fault = named === null ? 'no-boundary' : null;
  if (boundary === null) return { form: 'multipart', parts: [], total: 0, fault };
  const { sections, total, ended } = cutMultipart(body, boundary, bounds.parts.entries);
  const read = sections.map((section) => ({ ...section, ...readPartHead(body, section) }));
  // A field of this name says the charset of all that name none (RFC 7578, section 4.6).
  const charset = read.find(({ name }) => name === '_charset_');
  const fallback =
    charset === undefined ? null : body.toString('latin1', charset.from, charset.to).trim();

  return {
    form: 'multipart',
    parts: read.map(({ name, filename, type, encoding, from, to }) => ({
      name,
      filename,
      mediaType: type?.mediaType ?? null,
      encoding,
      offset: from,
      length: to - from,
      text: isText(type?.mediaType ?? null, filename)
        ? textOf(
            startOf(body, from, to, characters),
            encoding,
            type?.charset ?? fallback,
            characters,
          )
        : null,
    })),
    total,
    fault: fault ?? (ended ? null : total === 0 ? 'no-delimiter' : 'not-ended'),
  };
}

/** A sender that forgets to name the boundary writes it at the start of the body all the same. */
function firstBoundary(body: Buffer): string | null {
  const start = body.toString('latin1', 0, 2 + longestBoundary + 2);
  return /^--([^\r\n]+)\r?\n/.exec(start)?.[1] ?? null;
}

/** RFC 2046, section 5.1.1. */
const longestBoundary = 70;

/** The fields of `application/x-www-form-urlencoded` (URL Standard, section 5.1), each as it lies in the body. */
export function readUrlencoded(body: Buffer, charset: string | null, characters: number): Parts {
  const parts: Part[] = [];
  let total = 0;
  for (let from = 0; from < body.length;) {
    const end = body.indexOf('&', from);
    const to = end === -1 ? body.length : end;
    if (to > from) {
      total += 1;
      if (parts.length < bounds.parts.entries) {
        parts.push(fieldOf(body, from, to, charset, characters));
      }
    }
    from = to + 1;
  }
  return { form: 'urlencoded', parts, total, fault: null };
}

function fieldOf(
  body: Buffer,
  from: number,
  to: number,
  charset: string | null,
  characters: number,
): Part {
  const sign = body.subarray(from, to).indexOf('=');
  const value = sign === -1 ? to : from + sign + 1;
  const nameEnd = Math.min(sign === -1 ? to : from + sign, from + bounds.partHead.bytes);
  return {
    name: decodeText(formDecoded(body.subarray(from, nameEnd)), charset).text,
    filename: null,
    mediaType: null,
    encoding: null,
    offset: value,
    length: to - value,
    text: textOf(formDecoded(startOf(body, value, to, characters)), null, charset, characters),
  };
}

function formDecoded(bytes: Buffer): Buffer {
  return percentDecoded(Buffer.from(bytes.toString('latin1').replaceAll('+', ' '), 'latin1'));
}

/** A file is text only when its type says so; a field without a type is text. */
function isText(mediaType: string | null, filename: string | null): boolean {
  if (mediaType === null) return filename === null;
  return (
    /^text\/|[/+]xml$|^application\/x-www-form-urlencoded$/.test(mediaType) || isJson(mediaType)
  );
}

/** A character takes four bytes, or seven in an escaping charset, and each of them three signs when it is escaped. */
const bytesOfCharacter = 24;

function startOf(body: Buffer, from: number, to: number, characters: number): Buffer {
  return body.subarray(from, Math.min(to, from + characters * bytesOfCharacter));
}

function textOf(
  bytes: Buffer,
  encoding: Part['encoding'],
  charset: string | null,
  characters: number,
): string {
  return startWithin(decodeText(decodeTransfer(bytes, encoding), charset).text, { characters });
}

import { bounds } from '../../../../shared/bounds.ts';
import type { Part, FormParts } from '../../../../shared/parts.ts';
import type { CapturedRequest, HeaderPairs } from '../../../../shared/request.ts';
import { decodeText } from '../body/charset.ts';
import type { OpenedBody } from '../opened-body.ts';
import { contentTypeOf, isJson } from '../body/content-type.ts';
import { cutMultipart } from './multipart.ts';
import { readPartHead } from './part-head.ts';
import { startWithin } from '../within.ts';
import { decodeTransfer, percentDecoded } from './transfer-encoding.ts';

/** Reads the parts of a stored body. @returns `null` when it is not a form. */
export function readBodyParts(
  { headers }: CapturedRequest,
  { body }: OpenedBody,
): FormParts | null {
  return readParts(headers, body.content);
}

/**
 * Reads the parts of a form. Never throws.
 *
 * @param body the bytes after content decoding.
 * @param characters how much of each text is read.
 * @returns `null` when the Content-Type does not declare a form.
 */
export function readParts(
  headers: HeaderPairs,
  body: Uint8Array,
  characters: number = bounds.partText.characters,
): FormParts | null {
  const type = contentTypeOf(headers);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (type?.mediaType === 'application/x-www-form-urlencoded') {
    return readUrlencoded(bytes, type.charset, characters);
  }
  if (type?.mediaType.startsWith('multipart/') !== true) return null;
  return readMultipart(bytes, type.boundary, characters);
}

/** Reads `multipart/form-data` (RFC 7578) or another multipart type. */
function readMultipart(body: Buffer, named: string | null, characters: number): FormParts {
  const boundary = named ?? firstBoundary(body);
  const fault = named === null ? 'no-boundary' : null;
  if (boundary === null) return { form: 'multipart', parts: [], total: 0, fault };
  const { ranges, total, ended } = cutMultipart(body, boundary, bounds.parts.entries);
  const read = ranges.map((range) => ({ ...range, ...readPartHead(body, range) }));
  // The field `_charset_` holds the charset of all parts that name none (RFC 7578, section 4.6).
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

/** The boundary at the start of the body, for senders that do not name it in the Content-Type. */
function firstBoundary(body: Buffer): string | null {
  const start = body.toString('latin1', 0, 2 + longestBoundary + 2);
  return /^--([^\r\n]+)\r?\n/.exec(start)?.[1] ?? null;
}

/** RFC 2046, section 5.1.1. */
const longestBoundary = 70;

/** The fields of `application/x-www-form-urlencoded` (URL Standard, section 5.1), each with its place in the body. */
export function readUrlencoded(
  body: Buffer,
  charset: string | null,
  characters: number,
): FormParts {
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

/** A file is text only by its media type; a field without a media type is text. */
function isText(mediaType: string | null, filename: string | null): boolean {
  if (mediaType === null) return filename === null;
  return (
    /^text\/|[/+]xml$|^application\/x-www-form-urlencoded$/.test(mediaType) || isJson(mediaType)
  );
}

/** More than any character takes: up to seven bytes with escape sequences, each three bytes when percent-encoded. */
const bytesPerCharacter = 24;

function startOf(body: Buffer, from: number, to: number, characters: number): Buffer {
  return body.subarray(from, Math.min(to, from + characters * bytesPerCharacter));
}

function textOf(
  bytes: Buffer,
  encoding: Part['encoding'],
  charset: string | null,
  characters: number,
): string {
  return startWithin(decodeText(decodeTransfer(bytes, encoding), charset).text, { characters });
}

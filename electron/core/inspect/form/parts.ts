import { bounds } from '../../../../shared/bounds.ts';
import type { Part, FormParts } from '../../../../shared/parts.ts';
import type { CapturedRequest, HeaderPairs } from '../../../../shared/request.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import type { OpenedBody } from '../opened-body.ts';
import { contentTypeOf, isJson } from '../body/content-type.ts';
import { decodeFormText, guessedCharset, type FormText } from './form-text.ts';
import { cutMultipart, type CutParts } from './multipart.ts';
import { readPartHead } from './part-head.ts';
import { fieldRanges, separatorOf, type FieldRange } from './separator.ts';
import { startWithin } from '../within.ts';
import { decodeTransfer, percentDecoded } from './transfer-encoding.ts';

/** Reads the parts of a stored body. @returns `null` when it is not a form. */
export function readBodyParts(
  { headers }: CapturedRequest,
  { body }: OpenedBody,
): FormParts | null {
  return readParts(headers, body.content);
}

/** The parts of a form, and how it differs from what the standards say. */
export interface ReadParts extends FormParts {
  readonly issues: readonly Issue[];
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
  const read = readPartsWithIssues(headers, body, characters);
  if (read === null) return null;
  const { issues: _, ...parts } = read;
  return parts;
}

/** The same with the issues of the form. */
export function readPartsWithIssues(
  headers: HeaderPairs,
  body: Uint8Array,
  characters: number,
): ReadParts | null {
  const type = contentTypeOf(headers);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (type?.mediaType === 'application/x-www-form-urlencoded') {
    return readUrlencoded(bytes, type.charset, characters);
  }
  if (type?.mediaType.startsWith('multipart/') !== true) return null;
  return readMultipart(bytes, type.boundary, characters);
}

/** Reads `multipart/form-data` (RFC 7578) or another multipart type. */
function readMultipart(body: Buffer, named: string | null, characters: number): ReadParts {
  const { boundary, cut, fault, issues } = cutAtBoundary(body, named);
  if (boundary === null) return { form: 'multipart', parts: [], total: 0, fault, issues };
  const { ranges, total } = cut;
  const read = ranges.map((range) => ({ ...range, ...readPartHead(body, range) }));
  // The field `_charset_` holds the charset of all parts that name none (RFC 7578, section 4.6).
  const charset = read.find(({ name }) => name === '_charset_');
  const fallback =
    charset === undefined ? null : body.toString('latin1', charset.from, charset.to).trim();
  let isGuessed = false;
  const parts = read.map(({ name, filename, type, encoding, from, to }): Part => {
    const text = isText(type?.mediaType ?? null, filename)
      ? textOf(startOf(body, from, to, characters), encoding, type?.charset ?? fallback, characters)
      : null;
    isGuessed ||= text?.isGuessed === true;
    const mediaType = type?.mediaType ?? null;
    const place = { offset: from, length: to - from };
    return { name, filename, mediaType, encoding, ...place, text: text?.text ?? null };
  });
  return {
    ...{ form: 'multipart', parts, total, fault },
    issues: [...issues, ...(isGuessed ? [guessed] : [])],
  };
}

const guessed = issue('charset.guessed', { charset: guessedCharset });

interface CutBody extends Pick<ReadParts, 'fault' | 'issues'> {
  readonly boundary: string | null;
  readonly cut: CutParts;
}

/** Cuts a body at the boundary that is named, or at the one at its start when that is another. */
function cutAtBoundary(body: Buffer, named: string | null): CutBody {
  const limit = bounds.parts.entries;
  const cutAt = (boundary: string) => cutMultipart(body, boundary, limit);
  const none: CutParts = { ranges: [], total: 0, ended: false };
  const first = named === null ? none : cutAt(named);
  if (named !== null && (first.total > 0 || first.ended)) {
    const fault = first.ended ? null : 'not-ended';
    const issues = first.ended ? [] : [issue('multipart.not-ended')];
    return { boundary: named, cut: first, fault, issues };
  }
  const found = firstBoundary(body);
  const fault = named === null ? 'no-boundary' : 'no-delimiter';
  if (found === null) return { boundary: named, cut: none, fault, issues: [] };
  const values = named === null ? { boundary: found } : { boundary: found, named };
  const cut = cutAt(found);
  const ended = cut.ended ? [] : [issue('multipart.not-ended')];
  return { boundary: found, cut, fault, issues: [issue('multipart.boundary', values), ...ended] };
}

/** The boundary at the start of the body, for senders that do not name it in the Content-Type. */
function firstBoundary(body: Buffer): string | null {
  const start = body.toString('latin1', 0, 2 + longestBoundary + 2);
  return /^--([^\r\n]+)\r?\n/.exec(start)?.[1] ?? null;
}

/** RFC 2046, section 5.1.1. */
const longestBoundary = 70;

/**
 * The fields of `application/x-www-form-urlencoded` (URL Standard, section 5.1), each with its place in the body.
 *
 * @param isPlain whether the fields are those of a text (`text/plain` of an HTML form), which encodes nothing.
 */
export function readUrlencoded(
  body: Buffer,
  named: string | null,
  characters: number,
  isPlain = false,
): ReadParts {
  const separator = separatorOf(body);
  const isUnencoded = isPlain && separator === 'line break';
  // The field `_charset_` has the charset of the form (HTML, section 4.10.21.8).
  const charset =
    named ??
    /(?:^|&)_charset_=([\w-]{1,40})(?:&|$)/.exec(body.toString('latin1', 0, 2_000))?.[1] ??
    null;
  const parts: Part[] = [];
  let total = 0;
  let isGuessed = false;
  for (const range of fieldRanges(body, separator)) {
    total += 1;
    if (parts.length >= bounds.parts.entries) continue;
    const field = fieldOf(body, range, charset, characters, isUnencoded ? asIs : formDecoded);
    parts.push(field.part);
    isGuessed ||= field.isGuessed;
  }
  return {
    ...{ form: 'urlencoded', parts, total, fault: null },
    issues: [
      ...(separator === '&' ? [] : [issue('form.separator', { separator })]),
      ...(isGuessed ? [guessed] : []),
    ],
  };
}

interface ReadField {
  readonly part: Part;
  readonly isGuessed: boolean;
}

function fieldOf(
  body: Buffer,
  { from, to }: FieldRange,
  charset: string | null,
  characters: number,
  decoded: (bytes: Buffer) => Buffer,
): ReadField {
  const sign = body.subarray(from, to).indexOf('=');
  const value = sign === -1 ? to : from + sign + 1;
  const nameEnd = Math.min(sign === -1 ? to : from + sign, from + bounds.partHead.bytes);
  const name = decodeFormText(decoded(body.subarray(from, nameEnd)), charset);
  const text = textOf(decoded(startOf(body, value, to, characters)), null, charset, characters);
  const none = { filename: null, mediaType: null, encoding: null };
  return {
    part: { ...none, name: name.text, offset: value, length: to - value, text: text.text },
    isGuessed: name.isGuessed || text.isGuessed,
  };
}

function asIs(bytes: Buffer): Buffer {
  return bytes;
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
): FormText {
  const { text, isGuessed } = decodeFormText(decodeTransfer(bytes, encoding), charset);
  return { text: startWithin(text, { characters }), isGuessed };
}

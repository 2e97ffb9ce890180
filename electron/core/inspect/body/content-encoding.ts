import { isUtf8 } from 'node:buffer';
import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { isFieldName, type HeaderPairs } from '../../../../shared/request.ts';
import { ungzip } from './gzip-members.ts';
import { contentTypeOf } from './content-type.ts';
import { issue } from '../issue.ts';
import { TooLarge, unpack, type Unpacked } from './unpack.ts';
import { unzstd } from './zstd-frames.ts';

type Decode = (bytes: Uint8Array, room: number) => Promise<Unpacked>;

/** The content codings of RFC 9110, section 8.4.1, and zstd (RFC 8878). `identity` changes nothing. */
const decoders: Readonly<Record<string, Decode>> = {
  gzip: ungzip,
  'x-gzip': ungzip,
  deflate: inflate,
  br: (bytes, room) => unpack('br', bytes, room),
  zstd: unzstd,
};

/** A body after content decoding. */
export interface DecodedContent {
  readonly bytes: Uint8Array;
  /** Decoding failed: these are the received bytes, which are still encoded. */
  readonly stillEncoded: boolean;
  /** Only the beginning could be decoded. */
  readonly incomplete: boolean;
  readonly issues: readonly Issue[];
}

/** Removes the content codings of a body, the last applied first. Never throws: failures become issues. */
export async function decodeContent(
  headers: HeaderPairs,
  bytes: Uint8Array,
): Promise<DecodedContent> {
  const named = listValues(headers, 'content-encoding');
  const asReceived = { bytes, stillEncoded: false, incomplete: false, issues: [] };
  if (bytes.length === 0) return asReceived;
  if (named.length === 0) {
    const coding = codingAtStart(bytes);
    return (
      (coding === undefined ? null : await decodeUnnamed(headers, bytes, coding)) ?? asReceived
    );
  }
  const codings = named.filter((coding) => coding !== 'identity');
  const issues: Issue[] = [];
  const limit = bounds.codings.entries;
  if (named.length > limit) {
    issues.push(issue('encoding.too-many', { count: named.length, limit }));
    if (codings.length > limit) return { ...asReceived, stillEncoded: !isText(bytes), issues };
  }
  let decoded = bytes;
  let incomplete = false;
  for (const coding of codings.reverse()) {
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (decode === undefined) {
      return {
        ...asReceived,
        issues: [...issues, issue('encoding.unknown', { encoding: coding })],
      };
    }
    const found = await attempt(decode, decoded);
    if (!incomplete)
      issues.push(...(found === null ? tooLarge(coding) : issuesOf(coding, found, decoded.length)));
    if (found === null || found.fault?.is === 'other') {
      return { ...asReceived, stillEncoded: found === null || !isText(bytes), issues };
    }
    incomplete ||= found.fault !== null;
    decoded = found.bytes;
  }
  return { bytes: decoded, stillEncoded: false, incomplete, issues };
}

/**
 * Decodes a body that starts like gzip or zstd although its media type is a text format: its Content-Encoding was lost.
 *
 * @returns `null` for any other body.
 */
async function decodeUnnamed(
  headers: HeaderPairs,
  bytes: Uint8Array,
  encoding: string,
): Promise<DecodedContent | null> {
  const mediaType = contentTypeOf(headers)?.mediaType ?? 'application/json';
  const decode = decoders[encoding];
  if (decode === undefined || !textFormat.test(mediaType)) return null;
  const found = await attempt(decode, bytes, bounds.unnamedCoding.bytes);
  if (found === null || found.bytes.length === 0) return null;
  const issues = [
    issue('encoding.unnamed', { encoding }),
    ...issuesOf(encoding, found, bytes.length),
  ];
  return { bytes: found.bytes, stillEncoded: false, incomplete: found.fault !== null, issues };
}

/** The content coding whose first bytes a body starts with. */
export function codingAtStart(bytes: Uint8Array): string | undefined {
  return firstBytes.find(({ start }) => start.every((byte, at) => bytes[at] === byte))?.coding;
}

const firstBytes: readonly { readonly coding: string; readonly start: readonly number[] }[] = [
  { coding: 'gzip', start: [0x1f, 0x8b, 8] },
  { coding: 'zstd', start: [0x28, 0xb5, 0x2f, 0xfd] },
];

const textFormat = /^text\/|json$|xml$|^application\/x-www-form-urlencoded$|^multipart\//;

/** @returns `null` when the decoded bytes exceed `room`. */
async function attempt(
  decode: Decode,
  bytes: Uint8Array,
  room: number = bounds.decodedBody.bytes,
): Promise<Unpacked | null> {
  try {
    return await decode(bytes, room);
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function tooLarge(encoding: string): Issue[] {
  return [issue('encoding.too-large', { encoding, limit: bounds.decodedBody.bytes })];
}

function issuesOf(encoding: string, { bytes, read, fault }: Unpacked, length: number): Issue[] {
  if (fault === null) {
    const rest = length - read;
    return rest > 0 ? [issue('encoding.trailing', { encoding, bytes: rest })] : [];
  }
  const { is, reason } = fault;
  return is === 'other'
    ? [issue('encoding.failed', { encoding, reason })]
    : [issue('encoding.incomplete', { encoding, bytes: bytes.length, reason })];
}

/** Decodes `deflate` with the zlib wrapper that the RFC requires, or without it, as many senders write it. */
async function inflate(bytes: Uint8Array, room: number): Promise<Unpacked> {
  const wrapped = isZlib(bytes) ? await unpack('deflate', bytes, room) : null;
  if (wrapped !== null && wrapped.fault?.is !== 'other') {
    if (wrapped.fault?.is !== 'damaged') return wrapped;
    // Perhaps only the checksum is wrong.
    const within = await unpack('raw-deflate', bytes.subarray(2), room);
    return within.bytes.length > wrapped.bytes.length
      ? { ...wrapped, bytes: within.bytes }
      : wrapped;
  }
  const raw = await unpack('raw-deflate', bytes, room);
  const isRaw = raw.fault === null || (raw.bytes.length > 0 && wrapped === null);
  // Almost any bytes can be read as the beginning of raw deflate, but text is not deflate.
  return isRaw && !isText(bytes)
    ? raw
    : { bytes: raw.bytes, read: 0, fault: { is: 'other', reason: 'incorrect header check' } };
}

function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/** The content codings of a body in the order in which they were applied, lower-case, without `identity`. */
export function contentCodings(headers: HeaderPairs): readonly string[] {
  return listValues(headers, 'content-encoding').filter((coding) => coding !== 'identity');
}

/** Text under a Content-Encoding: a proxy may have decoded the body and left the header. */
function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

/** The members of a list-valued header, lower-case, over all its repeats (RFC 9110, section 5.6.1). */
function listValues(headers: HeaderPairs, name: string): string[] {
  return headers
    .filter(([spelling]) => isFieldName(spelling, name))
    .flatMap(([, value]) => value.split(','))
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '');
}

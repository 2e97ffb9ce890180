import { isUtf8 } from 'node:buffer';
import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import type { HeaderPairs } from '../../../../shared/request.ts';
import { ungzip } from './gzip-members.ts';
import { contentTypeOf, listValues } from './content-type.ts';
import { issue } from '../issue.ts';
import { TooLarge, unpack, type Unpacked } from './unpack.ts';
import { unzstd } from './zstd-frames.ts';

type Decode = (bytes: Uint8Array, room: number) => Promise<Unpacked>;

/** The content codings of RFC 9110, section 8.4.1, and zstd (RFC 8878). `identity` is none. */
const decoders: Readonly<Record<string, Decode>> = {
  gzip: ungzip,
  'x-gzip': ungzip,
  deflate: inflate,
  br: (bytes, room) => unpack('br', bytes, room),
  zstd: unzstd,
};

export interface DecodedContent {
  readonly bytes: Uint8Array;
  /** The codings could not be taken off, so these are the bytes as they came. */
  readonly stillEncoded: boolean;
  /** These bytes are the beginning of what was meant. */
  readonly incomplete: boolean;
  readonly issues: readonly Issue[];
}

/**
 * Takes the content codings off a body, last applied first, as far as its bytes go. Total: failure is said, never
 * thrown.
 */
export async function decodeContent(
  headers: HeaderPairs,
  bytes: Uint8Array,
): Promise<DecodedContent> {
  const named = listValues(headers, 'content-encoding');
  const asItCame = { bytes, stillEncoded: false, incomplete: false, issues: [] };
  // Of nothing there is nothing to decode.
  if (bytes.length === 0) return asItCame;
  if (named.length === 0) return (await decodeUnnamed(headers, bytes)) ?? asItCame;
  const codings = named.filter((coding) => coding !== 'identity');
  const issues: Issue[] = [];
  const limit = bounds.codings.entries;
  if (named.length > limit) {
    issues.push(issue('encoding.too-many', { count: named.length, limit }));
    if (codings.length > limit) return { ...asItCame, stillEncoded: !isText(bytes), issues };
  }
  let decoded = bytes;
  let incomplete = false;
  for (const coding of codings.reverse()) {
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (decode === undefined) {
      return { ...asItCame, issues: [...issues, issue('encoding.unknown', { encoding: coding })] };
    }
    const found = await attempt(decode, decoded);
    const said = found === null ? tooLarge(coding) : about(coding, found, decoded.length);
    if (!incomplete) issues.push(...said);
    if (found === null || found.fault?.is === 'other') {
      return { ...asItCame, stillEncoded: found === null || !isText(bytes), issues };
    }
    incomplete ||= found.fault !== null;
    decoded = found.bytes;
  }
  return { bytes: decoded, stillEncoded: false, incomplete, issues };
}

/**
 * A body that begins as gzip or zstd does, under a type that is none of them: its Content-Encoding was lost.
 *
 * @returns `null` for every other body.
 */
async function decodeUnnamed(
  headers: HeaderPairs,
  bytes: Uint8Array,
): Promise<DecodedContent | null> {
  const mediaType = contentTypeOf(headers)?.mediaType ?? 'application/json';
  const encoding = codingAtStart(bytes);
  const decode = encoding === undefined ? undefined : decoders[encoding];
  if (encoding === undefined || decode === undefined || !isForText.test(mediaType)) return null;
  const found = await attempt(decode, bytes, bounds.unnamedCoding.bytes);
  if (found === null || found.bytes.length === 0) return null;
  const issues = [issue('encoding.unnamed', { encoding }), ...about(encoding, found, bytes.length)];
  return { bytes: found.bytes, stillEncoded: false, incomplete: found.fault !== null, issues };
}

/** The content coding that a body begins as if it had. */
export function codingAtStart(bytes: Uint8Array): string | undefined {
  return Object.keys(beginnings).find((name) =>
    beginnings[name]?.every((byte, at) => bytes[at] === byte),
  );
}

const beginnings: Readonly<Record<string, readonly number[]>> = {
  gzip: [0x1f, 0x8b, 8],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
};

const isForText = /^text\/|json$|xml$|^application\/x-www-form-urlencoded$|^multipart\//;

/** @returns `null` when too much comes out. */
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

function about(encoding: string, { bytes, read, fault }: Unpacked, length: number): Issue[] {
  if (fault === null) {
    const rest = length - read;
    return rest > 0 ? [issue('encoding.trailing', { encoding, bytes: rest })] : [];
  }
  const { is, reason } = fault;
  return is === 'other'
    ? [issue('encoding.failed', { encoding, reason })]
    : [issue('encoding.incomplete', { encoding, bytes: bytes.length, reason })];
}

/** With the zlib wrapper that the RFC asks for, or without, as many senders have it. */
async function inflate(bytes: Uint8Array, room: number): Promise<Unpacked> {
  const wrapped = isZlib(bytes) ? await unpack('deflate', bytes, room) : null;
  if (wrapped !== null && wrapped.fault?.is !== 'other') {
    if (wrapped.fault?.is !== 'damaged') return wrapped;
    // Its checksum may be all that is wrong.
    const within = await unpack('raw-deflate', bytes.subarray(2), room);
    return within.bytes.length > wrapped.bytes.length
      ? { ...wrapped, bytes: within.bytes }
      : wrapped;
  }
  const raw = await unpack('raw-deflate', bytes, room);
  const isRaw = raw.fault === null || (raw.bytes.length > 0 && wrapped === null);
  // Any bytes are read as the beginning of something. A text is none.
  return isRaw && !isText(bytes)
    ? raw
    : { bytes: raw.bytes, read: 0, fault: { is: 'other', reason: 'incorrect header check' } };
}

function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/** A proxy may have taken the coding off and left the header. */
function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

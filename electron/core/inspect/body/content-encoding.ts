import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { isFieldName, type HeaderPairs } from '../../../../shared/request.ts';
import { contentTypeOf } from './content-type.ts';
import { codingAtStart, decodeWith, isKnownCoding } from './decoders.ts';
import { findCodings, type FoundCodings } from './find-codings.ts';
import { issue } from '../issue.ts';
import { isText } from './plain-text.ts';
import { garbledCoding } from './garbled-coding.ts';
import { textCodingOf } from './text-codings.ts';
import type { Unpacked } from './unpack.ts';

/** A body after content decoding. */
export interface DecodedContent {
  readonly bytes: Uint8Array;
  /** Decoding failed: these are the received bytes, which are still encoded. */
  readonly stillEncoded: boolean;
  /** Only the beginning could be decoded. */
  readonly incomplete: boolean;
  readonly issues: readonly Issue[];
}

/**
 * Removes the content codings of a body, the last applied first: those that the header names, or those that its bytes
 * show when the header is missing or wrong. Never throws: failures become issues.
 */
export async function decodeContent(
  headers: HeaderPairs,
  bytes: Uint8Array,
): Promise<DecodedContent> {
  const named = listValues(headers, 'content-encoding').filter((coding) => coding !== 'identity');
  const count = listValues(headers, 'content-encoding').length;
  if (bytes.length === 0) return { bytes, stillEncoded: false, incomplete: false, issues: [] };
  if (count === 0) return decodeUnnamed(headers, bytes);
  const limit = bounds.codings.entries;
  const tooMany = count > limit ? [issue('encoding.too-many', { count, limit })] : [];
  if (named.length > limit) {
    return { bytes, stillEncoded: !isText(bytes), incomplete: false, issues: tooMany };
  }
  const { decoded, isRight } = await decodeNamed(named, bytes);
  const found = isRight ? null : await findCodings(bytes, bounds.decodedBody.bytes, true);
  const { issues, ...content } =
    found === null || 'tooLarge' in found
      ? ((isRight ? null : await garbled(bytes)) ?? decoded)
      : asFound(found, named);
  return { ...content, issues: [...tooMany, ...issues] };
}

interface NamedDecoding {
  readonly decoded: DecodedContent;
  /** The header names the codings that the body has. */
  readonly isRight: boolean;
}

async function decodeNamed(codings: readonly string[], bytes: Uint8Array): Promise<NamedDecoding> {
  const asReceived = { bytes, stillEncoded: false, incomplete: false };
  const issues: Issue[] = [];
  let decoded = bytes;
  let incomplete = false;
  for (const coding of codings.toReversed()) {
    if (!isKnownCoding(coding)) {
      const unknown = issue('encoding.unknown', { encoding: coding });
      return { decoded: { ...asReceived, issues: [...issues, unknown] }, isRight: false };
    }
    const found = await decodeWith(coding, decoded);
    if (!incomplete)
      issues.push(...(found === null ? tooLarge(coding) : issuesOf(coding, found, decoded.length)));
    if (found === null || found.fault?.is === 'other') {
      const stillEncoded = found === null || !isText(bytes);
      return { decoded: { ...asReceived, stillEncoded, issues }, isRight: found === null };
    }
    incomplete ||= found.fault !== null;
    decoded = found.bytes;
  }
  const isRight =
    incomplete || (codingAtStart(decoded) === undefined && textCodingOf(decoded) === null);
  return { decoded: { bytes: decoded, stillEncoded: false, incomplete, issues }, isRight };
}

/** Decodes a body whose header names no coding. */
async function decodeUnnamed(headers: HeaderPairs, bytes: Uint8Array): Promise<DecodedContent> {
  const mediaType = contentTypeOf(headers)?.mediaType ?? 'application/json';
  const isTextPromised = textFormat.test(mediaType);
  const found =
    isTextPromised || packedFormat.test(mediaType)
      ? await findCodings(bytes, bounds.unnamedCoding.bytes, isTextPromised)
      : null;
  if (found !== null && 'tooLarge' in found) {
    const unnamed = issue('encoding.unnamed', { encoding: found.tooLarge });
    const issues = [unnamed, ...tooLarge(found.tooLarge, bounds.unnamedCoding.bytes)];
    return { bytes, stillEncoded: true, incomplete: false, issues };
  }
  if (found !== null && (isTextPromised || found.fault === null)) return asFound(found, []);
  const asReceived = { bytes, stillEncoded: false, incomplete: false, issues: [] };
  return (isTextPromised ? await garbled(bytes) : null) ?? asReceived;
}

const textFormat = /^text\/|json$|xml$|^application\/x-www-form-urlencoded$|^multipart\//;

/** Media types of any bytes, under which senders put a compressed payload. */
const packedFormat =
  /^application\/(?:octet-stream|(?:x-)?gzip|(?:x-)?zstd|x-brotli|zlib|binary)$|^binary\/octet-stream$/;

/** A body without the codings that were found in it, with the issue that says how they differ from the named ones. */
function asFound(
  { bytes, codings, hasTextCoding, rest, fault }: FoundCodings,
  named: readonly string[],
): DecodedContent {
  const actual = codings.join(', ');
  const isNamed = named.length === 0 || named.join(', ') === actual;
  const others = codings.filter((coding) => coding !== 'JSON string');
  const isOnlyTwice = others.length < codings.length && others.join(', ') === named.join(', ');
  const how = isOnlyTwice
    ? issue('json.encoded-twice')
    : hasTextCoding && isNamed
      ? issue('body.encoded', { coding: actual })
      : named.length === 0
        ? issue('encoding.unnamed', { encoding: actual })
        : issue('encoding.wrong', { named: named.join(', '), actual });
  const trailing = rest > 0 ? [issue('encoding.trailing', { encoding: actual, bytes: rest })] : [];
  const incomplete =
    fault === null
      ? []
      : [
          issue('encoding.incomplete', {
            encoding: actual,
            bytes: bytes.length,
            reason: fault.reason,
          }),
        ];
  return {
    bytes,
    stillEncoded: false,
    incomplete: fault !== null,
    issues: [how, ...trailing, ...incomplete],
  };
}

/** A compressed body that was read as text on its way; `null` for any other. */
async function garbled(bytes: Uint8Array): Promise<DecodedContent | null> {
  const found = garbledCoding(bytes);
  if (found === null) return null;
  const { coding, original } = found;
  const decoded =
    original === null ? null : await decodeWith(coding, original, bounds.unnamedCoding.bytes);
  const content = { stillEncoded: false, incomplete: false };
  return decoded?.fault === null
    ? {
        ...content,
        bytes: decoded.bytes,
        issues: [issue('encoding.garbled', { encoding: coding })],
      }
    : { ...content, bytes, stillEncoded: true, issues: [issue('encoding.garbled')] };
}

function tooLarge(encoding: string, limit: number = bounds.decodedBody.bytes): Issue[] {
  return [issue('encoding.too-large', { encoding, limit })];
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

/** The content codings of a body in the order in which they were applied, lower-case, without `identity`. */
export function contentCodings(headers: HeaderPairs): readonly string[] {
  return listValues(headers, 'content-encoding').filter((coding) => coding !== 'identity');
}

/** The members of a list-valued header, lower-case, over all its repeats (RFC 9110, section 5.6.1). */
function listValues(headers: HeaderPairs, name: string): string[] {
  return headers
    .filter(([spelling]) => isFieldName(spelling, name))
    .flatMap(([, value]) => value.split(','))
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '');
}

import { isUtf8 } from 'node:buffer';
import type { Issue } from '../../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { charsetOf, decodeText, isWide } from './charset.ts';
import { decodeContent } from './content-encoding.ts';
import { contentTypeOf, isJson } from './content-type.ts';
import { issue } from '../issue.ts';

/** A body made readable: content codings off, bytes read as text. */
export interface ReadBody {
  /** Empty for a binary body. */
  readonly text: string;
  readonly charset: string;
  /** The media type that was named, or that of JSON when none was. */
  readonly mediaType: string;
  readonly binary: boolean;
  /** The bytes with their content codings taken off, as far as they could be. */
  readonly content: Uint8Array;
  /** The text is the beginning of what was meant. */
  readonly incomplete: boolean;
  readonly issues: readonly Issue[];
}

/** Total: whatever the bytes, there is a text, and what went wrong stands beside it. */
export async function readBody(request: CapturedRequest, bytes: Uint8Array): Promise<ReadBody> {
  const type = contentTypeOf(request.headers);
  const decoded = await decodeContent(request.headers, bytes);
  const content = decoded.bytes;
  const incomplete = decoded.incomplete || request.body.ended !== 'complete';
  const mediaType = type?.mediaType ?? 'application/json';
  const named = type?.charset ?? null;
  const binary = decoded.stillEncoded || isBinary(mediaType, named, content);
  const read = { mediaType, binary, content, incomplete };
  if (binary) return { ...read, text: '', charset: 'binary', issues: decoded.issues };
  const { text, charset, issues } = decodeText(content, named, incomplete);
  // A part may be of any charset, or no text at all.
  const said = mediaType.startsWith('multipart/') ? [] : issues;
  const json = isJson(mediaType) ? againstJson(content, charset) : [];
  return { ...read, text, charset, issues: [...decoded.issues, ...said, ...json] };
}

/** JSON between systems is UTF-8 without a byte order mark (RFC 8259, section 8.1). */
function againstJson(bytes: Uint8Array, charset: string): readonly Issue[] {
  if (charset !== 'utf-8') return [issue('charset.not-utf8', { charset })];
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? [issue('charset.bom')] : [];
}

/** Bytes that are looked at for a sign of binary data. */
const looked = 1024;

/**
 * Bytes with a NUL where no wide charset explains it, or bytes that are no text under a type that is binary by its
 * name. A text under such a type is read: the type may be what is wrong.
 */
function isBinary(mediaType: string, named: string | null, bytes: Uint8Array): boolean {
  if (isJson(mediaType) || isWide(charsetOf(bytes, named))) return false;
  if (bytes.subarray(0, looked).includes(0)) return true;
  const isNamedBinary =
    /^(?:image|audio|video|font)\/(?!svg)|^application\/(?:octet-stream|pdf|zip)$/.test(mediaType);
  return isNamedBinary && !isUtf8Start(bytes);
}

/** Whether bytes are UTF-8, but for a last character that may be cut. */
function isUtf8Start(bytes: Uint8Array): boolean {
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))));
}

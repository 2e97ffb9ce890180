import { isUtf8 } from 'node:buffer';
import type { Issue } from '../../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { charsetOf, decodeText, isWide, withoutCutCharacter } from './charset.ts';
import { decodeContent } from './content-encoding.ts';
import { contentTypeOf, isJson } from './content-type.ts';
import { guessedCharset, isNoUtf8 } from '../form/form-text.ts';
import { issue } from '../issue.ts';
import { isWesternJson } from './western-json.ts';

/** A body after content decoding, as text. */
export interface ReadBody {
  /** Empty for a binary body. */
  readonly text: string;
  /** UTF-16 code units of the whole text: `text` may be without the middle of a long one. */
  readonly textLength: number;
  readonly charset: string;
  /** The named media type; `application/json` when none is named. */
  readonly mediaType: string;
  readonly binary: boolean;
  /** The bytes after content decoding, as far as it succeeded. */
  readonly content: Uint8Array;
  /** The end of the body is missing. */
  readonly incomplete: boolean;
  readonly issues: readonly Issue[];
}

/** Decodes a body. Never throws: every problem becomes an issue. */
export async function readBody(request: CapturedRequest, bytes: Uint8Array): Promise<ReadBody> {
  const type = contentTypeOf(request.headers);
  const decoded = await decodeContent(request.headers, bytes);
  const content = decoded.bytes;
  const incomplete = decoded.incomplete || request.body.ended !== 'complete';
  const mediaType = type?.mediaType ?? 'application/json';
  const named = type?.charset ?? null;
  const binary = decoded.stillEncoded || isBinary(mediaType, named, content);
  const read = { mediaType, binary, content, incomplete };
  if (binary)
    return { ...read, text: '', textLength: 0, charset: 'binary', issues: decoded.issues };
  // A cut character is no evidence of another charset.
  const whole = incomplete ? withoutCutCharacter(content) : content;
  const guessed = guessIn(whole, mediaType, named);
  const { text, charset, issues } =
    guessed === null
      ? decodeText(content, named, incomplete)
      : { ...decodeText(content, guessedCharset), issues: [guessed] };
  // The parts of a form may have other charsets, or be binary.
  const ofText = mediaType.startsWith('multipart/') ? [] : issues;
  const ofJson = isJson(mediaType) && guessed === null ? encodingIssues(content, charset) : [];
  return {
    ...read,
    text,
    textLength: text.length,
    charset,
    issues: [...decoded.issues, ...ofText, ...ofJson],
  };
}

/** The issue for a body whose charset is guessed; `null` when it needs no guess. */
function guessIn(content: Uint8Array, mediaType: string, named: string | null): Issue | null {
  if (isFormOf(mediaType)) {
    const isGuessed = named === null && isNoUtf8(content);
    return isGuessed ? issue('charset.guessed', { charset: guessedCharset }) : null;
  }
  return isWesternJson(content, named)
    ? issue('charset.invalid', { charset: 'UTF-8', read: guessedCharset })
    : null;
}

/** JSON between systems is UTF-8 without a byte order mark (RFC 8259, section 8.1). */
function encodingIssues(bytes: Uint8Array, charset: string): readonly Issue[] {
  if (charset !== 'utf-8') return [issue('charset.not-utf8', { charset })];
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? [issue('charset.bom')] : [];
}

function isFormOf(mediaType: string): boolean {
  return mediaType === 'application/x-www-form-urlencoded';
}

/** A NUL within this many bytes from the start means binary data. */
const examinedBytes = 1024;

/**
 * A body is binary when it has a NUL outside of UTF-16 and UTF-32, or when its media type is binary and it is not valid
 * UTF-8. Text under a binary type is read as text, since the type may be wrong.
 */
function isBinary(mediaType: string, named: string | null, bytes: Uint8Array): boolean {
  if (isJson(mediaType) || isWide(charsetOf(bytes, named))) return false;
  if (bytes.subarray(0, examinedBytes).includes(0)) return true;
  const isNamedBinary =
    /^(?:image|audio|video|font)\/(?!svg)|^application\/(?:octet-stream|pdf|zip)$/.test(mediaType);
  return isNamedBinary && !isUtf8Start(bytes);
}

/** Whether bytes are valid UTF-8, except for a last character that may be cut. */
function isUtf8Start(bytes: Uint8Array): boolean {
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))));
}

import type { Issue } from '../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { decodeText } from './charset.ts';
import { decodeContent } from './content-encoding.ts';
import { contentTypeOf, isJson } from './header-values.ts';
import { issue } from './issue.ts';

/** A body made readable: content codings off, bytes read as text. */
export interface ReadBody {
  /** Empty for a binary body. */
  readonly text: string;
  readonly charset: string;
  /** The media type that was named, or that of JSON when none was. */
  readonly mediaType: string;
  readonly binary: boolean;
  readonly issues: readonly Issue[];
}

/** Total: whatever the bytes, there is a text, and what went wrong stands beside it. */
export async function readBody(request: CapturedRequest, bytes: Uint8Array): Promise<ReadBody> {
  const type = contentTypeOf(request.headers);
  const content = await decodeContent(request.headers, bytes);
  const mediaType = type?.mediaType ?? 'application/json';
  const binary = content.stillEncoded || isBinary(mediaType, type?.charset ?? null, content.bytes);
  if (binary) return { text: '', charset: 'binary', mediaType, binary, issues: content.issues };
  const { text, charset, issues } = decodeText(content.bytes, type?.charset ?? null);
  // A part may be of any charset, or no text at all.
  const said = mediaType.startsWith('multipart/') ? [] : issues;
  const json = isJson(mediaType) ? againstJson(content.bytes, charset) : [];
  return { text, charset, mediaType, binary, issues: [...content.issues, ...said, ...json] };
}

/** JSON between systems is UTF-8 without a byte order mark (RFC 8259, section 8.1). */
function againstJson(bytes: Uint8Array, charset: string): readonly Issue[] {
  if (charset !== 'utf-8') return [issue('charset.not-utf8', { charset })];
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? [issue('charset.bom')] : [];
}

/** A type that is binary by its name, or bytes with a NUL where no wide charset explains it. */
function isBinary(mediaType: string, charset: string | null, bytes: Uint8Array): boolean {
  if (/^(image|audio|video|font)\/(?!svg)|^application\/(octet-stream|pdf|zip)$/.test(mediaType)) {
    return true;
  }
  if (isJson(mediaType) || charset?.startsWith('utf-16') === true) return false;
  const start = bytes.subarray(0, 1024);
  return start.includes(0) && !(start[0] === 0xfe || start[0] === 0xff);
}

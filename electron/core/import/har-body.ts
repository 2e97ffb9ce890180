import { headerValue, type HeaderPairs } from '../../../shared/request.ts';
import { textOnWire } from '../../../shared/wire-text.ts';
import { contentTypeOf, readContentType } from '../inspect/body/content-type.ts';
import { isObject, type JsonObject } from '../inspect/json/json-object.ts';
import { jsonOf, namedOf } from './har-parts.ts';
import type { Note } from './importer.ts';
import { multipartText, newBoundary, type FormPart } from './multipart.ts';

interface BodyAndHeaders {
  readonly body: Buffer;
  /** With the Content-Type that the body needs, where the archive has none. */
  readonly headers: HeaderPairs;
}

/**
 * The body of a request in an archive: its bytes, or its text, or a form made of its parameters.
 */
export function bodyOf(request: JsonObject, headers: HeaderPairs, note: Note): BodyAndHeaders {
  const bytes = contentOf(request['_content'], note);
  if (bytes !== null) return { body: bytes, headers };
  const { postData } = request;
  const plain = (body: Buffer) => ({ body, headers });
  if (typeof postData === 'string') return plain(Buffer.from(postData));
  if (!isObject(postData)) {
    if (postData !== null && postData !== undefined) note('request.postData', 'not an object');
    if (typeof request['_requestBodyStatus'] === 'string') {
      note('request.postData', 'the archive does not contain the body');
    }
    return plain(Buffer.alloc(0));
  }
  const { text, params } = postData;
  if (typeof text === 'string' && text !== '') return plain(textOf(text, postData, note));
  if (text !== null && text !== undefined && typeof text !== 'string') {
    note('request.postData.text', 'not text; it was written as JSON');
    return plain(Buffer.from(jsonOf(text)));
  }
  const list: readonly unknown[] = Array.isArray(params)
    ? params
    : isObject(params)
      ? Object.entries(params).map(([name, value]) => ({ name, value }))
      : [];
  if (list.length === 0) return plain(Buffer.alloc(0));
  return formOf(list, typeOf(postData, headers), headers, note);
}

/** The bytes of a body that is not text, in HTTP Toolkit's field, which our own archives use too. */
function contentOf(content: unknown, note: Note): Buffer | null {
  if (!isObject(content) || typeof content['text'] !== 'string') return null;
  const { text, encoding } = content;
  if (encoding !== 'base64') return Buffer.from(text);
  const bytes = base64Of(text);
  if (bytes === null) note('request._content', 'not base64');
  return bytes;
}

function textOf(text: string, { encoding }: JsonObject, note: Note): Buffer {
  if (encoding !== 'base64') return Buffer.from(text);
  const bytes = base64Of(text);
  if (bytes === null)
    note('request.postData.encoding', 'the text is not base64; it was used as it is');
  return bytes ?? Buffer.from(text);
}

/** `null` for text that has anything besides base64 (RFC 4648, section 4 or 5) and line ends. */
function base64Of(text: string): Buffer | null {
  const packed = text.replace(/[\r\n\t ]/g, '');
  return /^[\w+/-]*={0,2}$/.test(packed) ? Buffer.from(packed, 'base64') : null;
}

/** The media type of the parameters: the header's, otherwise that of the archive's own field. */
function typeOf({ mimeType }: JsonObject, headers: HeaderPairs): string {
  const header = headerValue(headers, 'content-type') ?? '';
  const named = typeof mimeType === 'string' ? textOnWire(mimeType.replace(/[\0\r\n]/g, '')) : '';
  const hasBoundary = readContentType(header)?.boundary !== null;
  if (isMultipart(header) && !hasBoundary && isMultipart(named)) return named;
  return header === '' ? named : header;
}

function formOf(
  params: readonly unknown[],
  type: string,
  headers: HeaderPairs,
  note: Note,
): BodyAndHeaders {
  if (isMultipart(type)) {
    const { mediaType = '', boundary: named = null } = readContentType(type) ?? {};
    const boundary = named ?? newBoundary();
    if (named === null) note('request.postData.mimeType', 'has no boundary; one was generated');
    const contentType = `${mediaType}; boundary=${/^[\w'()+.-]+$/.test(boundary) ? boundary : `"${boundary}"`}`;
    return {
      body: multipart(params, boundary, note),
      headers:
        (contentTypeOf(headers)?.boundary ?? null) === null
          ? withContentType(headers, contentType)
          : headers,
    };
  }
  const pairs = params.flatMap((param, index): [string, string][] => {
    const read = namedOf(param);
    if (read === null) note(`request.postData.params[${index}]`, 'no name');
    return read === null ? [] : [[read.name, read.value]];
  });
  const form = 'application/x-www-form-urlencoded';
  return {
    body: Buffer.from(new URLSearchParams(pairs).toString()),
    headers:
      headerValue(headers, 'content-type') === null
        ? withContentType(headers, type === '' ? form : type)
        : headers,
  };
}

function multipart(params: readonly unknown[], boundary: string, note: Note): Buffer {
  const parts = params.flatMap((param, index): FormPart[] => {
    const place = `request.postData.params[${index}]`;
    const read = namedOf(param);
    if (read === null || !isObject(param)) {
      note(place, 'no name');
      return [];
    }
    const { fileName, contentType, value } = param;
    const isFile = typeof fileName === 'string';
    if (isFile && typeof value !== 'string') note(place, 'the archive does not contain the file');
    return [
      {
        name: inUtf8(read.name),
        fileName: isFile ? inUtf8(fileName) : null,
        contentType: typeof contentType === 'string' ? inUtf8(contentType) : null,
        value: inUtf8(read.value),
      },
    ];
  });
  return Buffer.from(multipartText(parts, inUtf8(boundary)), 'latin1');
}

/** The bytes of a text in UTF-8, one character for each. */
function inUtf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function isMultipart(type: string): boolean {
  return readContentType(type)?.mediaType.startsWith('multipart/') === true;
}

function withContentType(headers: HeaderPairs, type: string): HeaderPairs {
  return [
    ...headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
    ['Content-Type', type],
  ];
}

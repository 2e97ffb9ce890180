import { bounds } from '../../../shared/bounds.ts';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { wireText, wireTexts } from '../../../shared/wire-text.ts';
import { jsonTokens } from '../inspect/json/json-tokens.ts';
import { readMessage, wholeMessage, type JsonObject } from '../inspect/message/message.ts';
import { readParts } from '../inspect/form/parts.ts';
import { readBody, type ReadBody } from '../inspect/body/read-body.ts';
import { objectOf, readJson } from '../inspect/json/read-json.ts';
import { fold } from './fold.ts';
import type { TextPlace } from './query/query.ts';
import { seenText } from './seen-text.ts';

/** Goes up with every change that lets the same request be found otherwise. */
export const documentVersion = 4;

/** What a request is found by: a folded text for each place. */
export interface SearchDocument {
  readonly places: Readonly<Record<TextPlace, string>>;
}

/** Stands between two parts of a text, so that nothing is found across them. */
const between = '\u001f';

/** Makes a request searchable. Total, and a function of the captured facts alone. */
export async function readDocument(
  request: CapturedRequest,
  bytes: Uint8Array,
): Promise<SearchDocument> {
  const body = await readBody(request, bytes);
  const json = objectIn(request, body);
  const read = json === null ? null : readMessage(json, wholeMessage);
  const message = read?.message ?? null;
  const target = request.url === null ? null : wireText(request.url);
  return {
    places: {
      anywhere: joined([
        request.method,
        target,
        unescapedUrl(target),
        ...lines(request.headers),
        ...lines(request.trailers),
        body.text,
        ...seenTexts(body, json),
        ...(body.mediaType === 'application/x-www-form-urlencoded'
          ? [unescapedForm(body.text)]
          : []),
        ...(body.binary ? [] : unescapedStrings(body.text)),
        ...textsOfParts(request, body),
        request.broken?.reason ?? null,
      ]),
      from: joined([message?.emailFrom ?? null]),
      to: joined([message?.phone ?? null, ...(message?.emailTo ?? [])]),
      subject: joined([message?.subject ?? null]),
      contact: joined([message?.contactId ?? null]),
      message: joined([
        message?.messageId ?? null,
        message?.emailMessageId ?? null,
        message?.message ?? null,
        read?.html ?? null,
        read?.html ? seenText(read.html.slice(0, bounds.searchedHtml.characters)) : null,
      ]),
    },
  };
}

function objectIn(request: CapturedRequest, body: ReadBody): JsonObject | null {
  if (body.text.length > bounds.searchedJson.characters) return null;
  try {
    return objectOf(readJson(request, body));
  } catch {
    // Nested too deeply to be read: it is found as it is written.
    return null;
  }
}

/** What a reader sees of a body that is HTML, of a mail's HTML, and of any other field with HTML in it. */
function seenTexts({ mediaType, text }: ReadBody, json: JsonObject | null): string[] {
  const { entries, characters } = bounds.searchedHtml;
  if (mediaType === 'text/html') return [seenText(text.slice(0, characters))];
  const seen: string[] = [];
  let left: number = characters;
  for (const name in json) {
    if (seen.length === entries || left === 0) break;
    const value = Object.hasOwn(json, name) ? json[name] : null;
    if (typeof value !== 'string' || !(name === 'html' || /<[a-z!]/i.test(value))) continue;
    const read = value.slice(0, left);
    seen.push(seenText(read));
    left -= read.length;
  }
  return seen;
}

/** Each part is folded by itself: joined before, a long body would be in memory several times over. */
function joined(parts: readonly (string | null)[]): string {
  return parts.flatMap((part) => (part === null || part === '' ? [] : [fold(part)])).join(between);
}

function lines(headers: HeaderPairs): string[] {
  return wireTexts(headers).map(([name, value]) => `${name}: ${value}`);
}

/** Names and texts of a form's parts, which may be written in an encoding. */
function textsOfParts({ headers }: CapturedRequest, { mediaType, content }: ReadBody): string[] {
  if (!mediaType.startsWith('multipart/')) return [];
  const { parts = [] } = readParts(headers, content, bounds.searchedPart.characters) ?? {};
  return parts
    .flatMap(({ name, filename, text }) => [name, filename, text])
    .filter((one) => one !== null);
}

/** The strings of a JSON text that are written with escapes, as they are meant. */
function unescapedStrings(text: string): string[] {
  if (!text.includes('\\') || !/^\s*[{["]/.test(text)) return [];
  const strings: string[] = [];
  for (const { start, end } of jsonTokens(text)) {
    if (text[start] !== '"') continue;
    const written = text.slice(start, end);
    if (!written.includes('\\')) continue;
    try {
      strings.push(JSON.parse(written) as string);
    } catch {
      // Not JSON after all: what is written is found as it is written.
    }
  }
  return strings;
}

function unescapedUrl(url: string | null): string | null {
  return url?.includes('%') ? percentDecoded(url) : null;
}

function unescapedForm(text: string): string {
  return percentDecoded(text.replaceAll('+', ' '));
}

/** Decodes what can be decoded and leaves the rest as written (RFC 3986, section 2.1). */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (written) => {
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  });
}

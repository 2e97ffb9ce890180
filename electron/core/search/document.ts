import { bounds } from '../../../shared/bounds.ts';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { wireText, wireTexts } from '../../../shared/wire-text.ts';
import { jsonTokens } from '../inspect/json/json-tokens.ts';
import { readMessage, wholeMessage } from '../inspect/message/message.ts';
import { readParts } from '../inspect/form/parts.ts';
import { readBody, type ReadBody } from '../inspect/body/read-body.ts';
import { objectOf, readJson } from '../inspect/json/read-json.ts';
import { fold } from './fold.ts';
import { isWholePlace, type TextClaim, type TextPlace, type TextTerm } from './query/query.ts';
import { visibleText } from './visible-text.ts';
import type { JsonObject } from '../inspect/json/json-object.ts';

/** Goes up with every change that makes the same request be found by other texts: indexes are then rebuilt. */
export const documentVersion = 6;

/** The texts that a request is found by: a folded one for each place. */
export interface SearchDocument {
  readonly places: Readonly<Record<TextPlace, string>>;
}

/** Separates two parts of a text, so that nothing is found across them. */
export const partSeparator = '\u001f';

/** Not documented, but sent; it names the provider that a message goes through. */
const providerField = 'conversationProviderId';

/** Reads the document of a request. Total, and a function of the captured facts alone. */
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
        ...visibleTexts(body, json),
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
      location: joined([message?.locationId ?? null]),
      provider: joined([providerIn(json)]),
      message: joined([
        message?.messageId ?? null,
        message?.emailMessageId ?? null,
        message?.message ?? null,
        read?.html ?? null,
        read?.html ? visibleText(read.html.slice(0, bounds.searchedHtml.characters)) : null,
      ]),
    },
  };
}

/** Whether a document has all texts that it must have, and none that it must not. */
export function hasTexts({ places }: SearchDocument, terms: readonly TextTerm[]): boolean {
  return terms.every(({ not, claim }) => hasText(places, claim) !== not);
}

function hasText(places: SearchDocument['places'], { place, text }: TextClaim): boolean {
  return isWholePlace(place) ? places[place] === text : places[place].includes(text);
}

function providerIn(json: JsonObject | null): string | null {
  const id = json !== null && Object.hasOwn(json, providerField) ? json[providerField] : null;
  return typeof id === 'string' ? id : null;
}

function objectIn(request: CapturedRequest, body: ReadBody): JsonObject | null {
  if (body.text.length > bounds.searchedJson.characters) return null;
  try {
    return objectOf(readJson(request, body));
  } catch {
    // Nested too deeply to be parsed: it is found as it is written.
    return null;
  }
}

/** The visible text of a body that is HTML, of a mail's HTML, and of any other field with HTML in it. */
function visibleTexts({ mediaType, text }: ReadBody, json: JsonObject | null): string[] {
  const { entries, characters } = bounds.searchedHtml;
  if (mediaType === 'text/html') return [visibleText(text.slice(0, characters))];
  const visible: string[] = [];
  let left: number = characters;
  for (const name in json) {
    if (visible.length === entries || left === 0) break;
    const value = Object.hasOwn(json, name) ? json[name] : null;
    if (typeof value !== 'string' || !(name === 'html' || /<[a-z!]/i.test(value))) continue;
    const read = value.slice(0, left);
    visible.push(visibleText(read));
    left -= read.length;
  }
  return visible;
}

/** Folds each part before they are joined: a long body would otherwise be in memory several times. */
function joined(parts: readonly (string | null)[]): string {
  return parts
    .flatMap((part) => (part === null || part === '' ? [] : [fold(part)]))
    .join(partSeparator);
}

function lines(headers: HeaderPairs): string[] {
  return wireTexts(headers).map(([name, value]) => `${name}: ${value}`);
}

/** Names and texts of a form's parts, decoded. */
function textsOfParts({ headers }: CapturedRequest, { mediaType, content }: ReadBody): string[] {
  if (!mediaType.startsWith('multipart/')) return [];
  const { parts = [] } = readParts(headers, content, bounds.searchedPart.characters) ?? {};
  return parts
    .flatMap(({ name, filename, text }) => [name, filename, text])
    .filter((one) => one !== null);
}

/** The strings of a JSON text that are written with escapes, without their escapes. */
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
      // Not valid JSON: it is found as it is written.
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

/** Percent-decodes what is valid and leaves the rest as it is (RFC 3986, section 2.1). */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (written) => {
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  });
}

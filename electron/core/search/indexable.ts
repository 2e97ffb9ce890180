import { bounds } from '../../../shared/bounds.ts';
import { headerValue, type CapturedRequest, type HeaderPairs } from '../../../shared/request.ts';
import type { AttachedCaptures } from '../store/attached-captures.ts';
import { coverage, coverageOf } from './column-coverage.ts';
import { partSeparator, readDocument, type SearchDocument } from './document.ts';

/** Reads the document of a captured request; `null` once it is deleted. */
export type ReadDocument = (id: number) => Promise<SearchDocument | null>;

/** An uncoded body of more bytes has too many characters for the index in any charset. */
const surelyLongBytes = 4 * bounds.indexedText.characters;

/** What the index stores of a request. */
export interface Indexable {
  readonly id: number;
  readonly receivedAt: number;
  /** How much of the document SQL can judge (`column-coverage.ts`). */
  readonly coverage: number;
  /** All texts of the document, each once; none where it is too long. */
  readonly texts: readonly string[];
}

export function documentReader(captures: AttachedCaptures): ReadDocument {
  return async (id) => {
    const request = captures.facts(id);
    return request === null ? null : documentOf(request, captures.body(request));
  };
}

/** @returns a function that reads what the index needs of a request, and of a surely long body nothing at all. */
export function indexableReader(
  captures: AttachedCaptures,
): (id: number) => Promise<Indexable | null> {
  return async (id) => {
    const request = captures.facts(id);
    if (request === null) return null;
    const { receivedAt, body, headers } = request;
    const long: Indexable = { id, receivedAt, coverage: coverage.long, texts: [] };
    if (body.bytes > surelyLongBytes && headerValue(headers, 'content-encoding') === null) {
      return long;
    }
    const bytes = captures.body(request);
    const { places } = await documentOf(request, bytes);
    const length = Object.values(places).reduce((sum, text) => sum + text.length, 0);
    if (length > bounds.indexedText.characters) return long;
    return {
      id,
      receivedAt,
      coverage: coverageOf(request, bytes, places),
      texts: textsOf(places),
    };
  };
}

/** A body that can't be read, which should not happen, leaves its request findable by everything else. */
async function documentOf(request: CapturedRequest, body: Uint8Array): Promise<SearchDocument> {
  try {
    return await readDocument(request, body);
  } catch {
    return readDocument(
      { ...request, headers: withoutContentFields(request.headers) },
      new Uint8Array(),
    );
  }
}

/** Header fields without those that say how to read a body. */
function withoutContentFields(headers: HeaderPairs): HeaderPairs {
  return headers.filter(([name]) => !/^content-/i.test(name));
}

/** The whole text, and the parts of the fields that it does not contain. */
function textsOf({ anywhere, ...fields }: SearchDocument['places']): string[] {
  const parts = Object.values(fields).flatMap((text) => text.split(partSeparator));
  return [anywhere, ...parts.filter((part) => !anywhere.includes(part))];
}

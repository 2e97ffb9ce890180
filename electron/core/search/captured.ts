import type { DatabaseSync } from 'node:sqlite';
import { headerValue, type CapturedRequest, type HeaderPairs } from '../../../shared/request.ts';
import { prepareBodies } from '../store/bodies.ts';
import { requestOf } from '../store/rows.ts';
import { readDocument, type SearchDocument } from './document.ts';
import { between, reach, reachOf } from './reach.ts';

/** A request as the index takes it. */
export interface Captured {
  readonly id: number;
  readonly receivedAt: number;
  readonly document: SearchDocument;
}

/** Reads captured requests by id; `null` for one that is not there any more. */
export type ReadCaptured = (id: number) => Promise<Captured | null>;

/** Characters of a request's text. A longer one is not indexed but read at every search. */
export const indexedLimit = 1_000_000;

/** A body of more bytes is longer than that in any charset, as long as it is sent as it is. */
const surelyLong = 4 * indexedLimit;

/** A request as it is put into the index. */
export interface Indexable {
  readonly id: number;
  readonly receivedAt: number;
  /** How far SQL can tell what it holds, see `reach`. */
  readonly reach: number;
  /** Everything it is found by, once; nothing of what is too long. */
  readonly texts: readonly string[];
}

/** @param database has the captures attached. */
export function readCapturedFrom(database: DatabaseSync): {
  readonly readCaptured: ReadCaptured;
  /** Reads what the index wants to know: of a long body nothing at all. */
  readonly readIndexable: (id: number) => Promise<Indexable | null>;
} {
  const select = database.prepare('SELECT * FROM requests WHERE id = ?');
  const bodies = prepareBodies(database);
  const bodyOf = ({ id, body }: CapturedRequest) => bodies.read(id, body.bytes) ?? new Uint8Array();

  return {
    readCaptured: async (id) => {
      const row = select.get(id);
      if (row === undefined) return null;
      const request = requestOf(row);
      const document = await documentOf(request, bodyOf(request));
      return { id, receivedAt: request.receivedAt, document };
    },
    readIndexable: async (id) => {
      const row = select.get(id);
      if (row === undefined) return null;
      const request = requestOf(row);
      const { receivedAt, body, headers } = request;
      if (body.bytes > surelyLong && headerValue(headers, 'content-encoding') === null) {
        return { id, receivedAt, reach: reach.long, texts: [] };
      }
      const bytes = bodyOf(request);
      const { places } = await documentOf(request, bytes);
      const length = Object.values(places).reduce((sum, text) => sum + text.length, 0);
      if (length > indexedLimit) return { id, receivedAt, reach: reach.long, texts: [] };
      return { id, receivedAt, reach: reachOf(request, bytes, places), texts: textsOf(places) };
    },
  };
}

/**
 * The searched text of a request. Where reading a body throws, which must not happen, the request is found by the
 * rest of it, and stands in the way of no other.
 */
async function documentOf(request: CapturedRequest, body: Uint8Array): Promise<SearchDocument> {
  try {
    return await readDocument(request, body);
  } catch {
    return readDocument({ ...request, headers: plainly(request.headers) }, new Uint8Array());
  }
}

/** Header fields without those that say how to read a body. */
function plainly(headers: HeaderPairs): HeaderPairs {
  return headers.filter(([name]) => !/^content-/i.test(name));
}

/** The whole text, and what of the fields does not stand in it. */
function textsOf({ anywhere, ...fields }: SearchDocument['places']): string[] {
  const parts = Object.values(fields).flatMap((text) => text.split(between));
  return [anywhere, ...parts.filter((part) => !anywhere.includes(part))];
}

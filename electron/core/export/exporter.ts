import type { Inspection } from '../../../shared/inspection.ts';
import { withoutPseudoHeaders } from '../../../shared/pseudo-headers.ts';
import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';

/** One request with everything that is known about it. */
export interface ExportEntry {
  readonly request: CapturedRequest;
  readonly reply: SentReply | null;
  readonly inspection: Inspection | null;
  /** The stored bytes: without transfer coding, with content coding. */
  readonly body: Uint8Array;
}

/** A part of a document. Text is written as UTF-8, bytes as they are. */
export type Chunk = string | Uint8Array;

/** What an export needs besides the requests. */
export interface ExportContext {
  /** Where commands send to: the public or the local address, with the path that a proxy removes. */
  readonly targetBase: string;
  /** The user's own public address, `null` without one. Requests that name its host were sent there. */
  readonly publicBase: string | null;
  /** Begins a table with a byte order mark, by which some programs recognise UTF-8. */
  readonly byteOrderMark?: boolean;
  /** For formats that name the program that made them. */
  readonly appVersion: string;
  /** Fetches what messages refer to; only when the user asked for it. */
  readonly guardedFetch?: GuardedFetch;
}

/**
 * How entries become a document: what is written before, between and after them. It receives one entry at a time, so
 * that an export of any size fits in memory.
 */
export interface DocumentLayout {
  readonly before: (context: ExportContext) => string;
  readonly between: string;
  readonly after: string;
  /** A line above each entry of a list; an entry that is copied alone has none. */
  readonly heading?: (entry: ExportEntry) => string;
  readonly entry: (
    entry: ExportEntry,
    context: ExportContext,
  ) => Iterable<Chunk> | AsyncIterable<Chunk>;
}

/** Writes one format of the table in `shared/export.ts`. */
export interface Exporter extends DocumentLayout {
  /** Whether it can hold an entry; without it, it holds every entry. */
  readonly takes?: (entry: ExportEntry) => Promise<boolean>;
  /** The layout of a document with more than one entry, where it differs. */
  readonly several?: DocumentLayout;
}

/** The entry without HTTP/2 pseudo header fields, which an older version imported as header fields. */
export function withoutPseudoFields(entry: ExportEntry): ExportEntry {
  const headers = withoutPseudoHeaders(entry.request.headers);
  return headers === entry.request.headers
    ? entry
    : { ...entry, request: { ...entry.request, headers } };
}

/** Cuts bytes into views of at most `size` bytes, without copying. */
export function* pieces(bytes: Uint8Array, size: number): Generator<Buffer, void, void> {
  for (let from = 0; from < bytes.length; from += size) {
    const length = Math.min(size, bytes.length - from);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + from, length);
  }
}

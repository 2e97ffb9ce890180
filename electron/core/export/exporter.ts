import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import type { ExportEntry } from './entry.ts';

/** Text is UTF-8; bytes go out as they are. */
export type Chunk = string | Uint8Array;

/** What an export must know besides the requests. */
export interface ExportContext {
  /** Where commands send to: the public address or the local one, with what a proxy takes off its path. */
  readonly targetBase: string;
  /** The public address that a user has of their own, `null` without one: requests that name its host were sent there. */
  readonly publicBase: string | null;
  /** For tables: programs that know UTF-8 by it alone. */
  readonly byteOrderMark?: boolean;
  /** Version of this app, for formats that name their maker. */
  readonly appVersion: string;
  /** Given when the user asked for what messages point at, for formats that can hold it. */
  readonly guardedFetch?: GuardedFetch;
}

/** How entries become a document. It sees a single entry at a time, so that an export of any size fits in memory. */
export interface DocumentForm {
  readonly before: (context: ExportContext) => string;
  readonly between: string;
  readonly after: string;
  /** A line that tells entries of a list apart; an entry copied by itself goes without. */
  readonly heading?: (entry: ExportEntry) => string;
  readonly entry: (
    entry: ExportEntry,
    context: ExportContext,
  ) => Iterable<Chunk> | AsyncIterable<Chunk>;
}

/** One format. */
export interface Exporter extends DocumentForm {
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Which entries it can hold; all of them where it does not say. The others are left out, and counted. */
  readonly takes?: (entry: ExportEntry) => Promise<boolean>;
  /** The form of a document of more than one entry, where that is another. */
  readonly several?: DocumentForm;
}

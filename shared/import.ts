import type { Kind } from './kinds.ts';
import type { Verdict } from './signature.ts';

/** What can be imported: the names of the importers (`electron/core/import/index.ts`). */
export const importFormats = [
  'json',
  'ndjson',
  'har',
  'inspectors',
  'collections',
  'curl',
  'http',
  'payload',
] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Marks a request that was not captured here: an import brought it. */
export interface ImportMark {
  /** When the import began, in milliseconds since 1970. No two imports have the same. */
  readonly at: number;
  /** The name of the file, or what else was read. */
  readonly source: string;
  readonly format: ImportFormat;
}

/** A part of a file that could not be read, while the rest of the file could. */
export interface ImportProblem {
  /** Counted from 1. */
  readonly entry: number;
  /** Within the entry, such as `request.headers[2]`. */
  readonly place: string;
  /** In plain English. */
  readonly reason: string;
  /** Whether the entry was imported without this part; otherwise it was left out. */
  readonly imported: boolean;
}

/** How an import ended. What is stored by then stays, until it is undone. */
export type ImportOutcome =
  | {
      readonly is: 'done';
      readonly imported: number;
      /** Entries of an archive that could not become a request. */
      readonly leftOut: number;
      /** The first few parts that could not be read, and how many there were. */
      readonly problems: readonly ImportProblem[];
      readonly problemCount: number;
    }
  /** The user stopped it, or the app or the terminal that read the file was closed. */
  | { readonly is: 'stopped'; readonly imported: number }
  /** It can't be read, so nothing was imported. `place` and `reason` are in plain English. */
  | { readonly is: 'refused'; readonly place: string; readonly reason: string }
  /** The disk refused the file or a request. */
  | { readonly is: 'failed'; readonly imported: number; readonly detail: string };

/** An import, while it goes on and once it has ended. */
export interface ImportRun {
  readonly number: number;
  /** For people: the name of the file. */
  readonly source: string;
  /** First all of a file is checked, counted in bytes; then its requests are stored, counted one by one. */
  readonly phase: 'waiting' | 'checking' | 'storing';
  readonly done: number;
  readonly total: number;
  /** `null` while it goes on. */
  readonly outcome: ImportOutcome | null;
}

/** What a pasted text would bring, without importing it. */
export type ImportPreview =
  | { readonly is: 'empty' }
  | { readonly is: 'refused'; readonly place: string; readonly reason: string }
  | {
      readonly is: 'readable';
      readonly format: ImportFormat;
      readonly count: number;
      readonly first: PreviewedRequest | null;
      readonly problems: readonly ImportProblem[];
    };

/** The same of a file that the user may import. The system does not let us read an `unreadable` one, or it is not there any more. */
export type FileLook = ImportPreview | 'unreadable';

/** The first request of a text. */
export interface PreviewedRequest {
  readonly method: string | null;
  readonly url: string | null;
  readonly bodyBytes: number;
  /** `null` when its body is too long to be inspected while the user types. */
  readonly kind: Kind | null;
  readonly signature: Verdict | null;
}

/** How many requests were removed, and how many stay because they are pinned. */
export interface ImportUndone {
  readonly removed: number;
  readonly spared: number;
}

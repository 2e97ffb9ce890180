import type { SearchState } from '../../../shared/search.ts';
import type { Filter } from '../../../shared/contract/arguments.ts';
import type { Found, FoundAll } from './finder.ts';
import type { Changes } from './gathered-changes.ts';
import type { SearchPage } from './search-page.ts';

/** What the search's thread is started with. */
export interface SearchThreadOptions {
  readonly dataDir: string;
  /** Searches without writing an index. */
  readonly readOnly: boolean;
}

/** The calls of the search's thread. Each is answered. */
export interface SearchCalls {
  readonly find: (args: { filter: Filter; page: SearchPage }) => Found;
  readonly all: (args: { filter: Filter }) => FoundAll;
  /** Those of some requests that pass a query. */
  readonly passing: (args: { text: string; ids: readonly number[] }) => readonly number[];
  readonly changed: (changes: Changes) => void;
  /** Requests were deleted. */
  readonly forget: (ids: readonly number[]) => void;
  /** Many requests left the list or came back to it. */
  readonly relisted: () => void;
  /** Resolves once nothing waits for the index. */
  readonly settled: () => void;
  readonly close: () => void;
}

export interface SearchCall<Name extends keyof SearchCalls = keyof SearchCalls> {
  readonly number: number;
  readonly name: Name;
  readonly args: Parameters<SearchCalls[Name]>;
}

/** Commands around the replacement of the captures' file. They are not answered. */
export type FilesCommand =
  | {
      readonly files: 'close';
      /** Set to 1 once no file is open. */
      readonly closed: Int32Array<SharedArrayBuffer>;
    }
  | { readonly files: 'open' };

export type SearchMessage =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly thrown: string }
  | { readonly state: SearchState }
  /** Everything is counted now, after a first page was answered before that. */
  | { readonly counted: true };

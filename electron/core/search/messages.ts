import type { SearchState } from '../../../shared/search.ts';
import type { Filter } from '../../../shared/contract/arguments.ts';
import type { Found, FoundAll, Page } from './finder.ts';

/** What the search's thread is started with. */
export interface IndexerOptions {
  readonly dataDir: string;
  /** Searches without writing an index. */
  readonly readOnly: boolean;
}

/** What the search's thread can be asked; each is answered. */
export interface Asks {
  readonly find: (ask: { filter: Filter; page: Page }) => Found;
  readonly all: (ask: { filter: Filter }) => FoundAll;
  /** Whether one request passes a query. */
  readonly passes: (ask: { text: string; id: number }) => boolean;
  /** Requests that came, changed or went. */
  readonly changed: (ids: readonly number[]) => void;
  readonly forget: (ids: readonly number[]) => void;
  readonly relisted: () => void;
  /** Resolves once nothing waits for the index. */
  readonly settled: () => void;
  readonly close: () => void;
}

export interface Ask<Name extends keyof Asks = keyof Asks> {
  readonly number: number;
  readonly name: Name;
  readonly args: Parameters<Asks[Name]>;
}

/** What the thread is told while the captures are replaced. It is not answered. */
export type AboutFiles =
  | {
      readonly files: 'close';
      /** Becomes 1 once no file is open. */
      readonly closed: Int32Array<SharedArrayBuffer>;
    }
  | { readonly files: 'open' };

export type Answered =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly thrown: string }
  | { readonly state: SearchState }
  /** All that the last answer told less of is known now. */
  | { readonly counted: true };

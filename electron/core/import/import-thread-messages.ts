import type { HeaderPairs } from '../../../shared/request.ts';
import type { CheckedInput } from './import-source.ts';
import type { Imported } from './importer.ts';

/** What a thread imports, given when it starts. */
export interface ThreadInput {
  readonly name: string;
  /** A file, an open file of this process, or a text that the user pasted. */
  readonly from:
    { readonly path: string } | { readonly descriptor: number } | { readonly bytes: Uint8Array };
  /** Header fields that the user gave besides a text; the text's own of the same name win. */
  readonly headers: HeaderPairs;
}

/** What the thread is asked for: one thing at a time. */
export type ThreadAsk = 'check' | 'next' | 'close';

export type ThreadAnswer =
  | { readonly is: 'bytes'; readonly done: number; readonly total: number }
  | { readonly is: 'checked'; readonly checked: CheckedInput }
  | { readonly is: 'batch'; readonly requests: readonly Imported[]; readonly isLast: boolean }
  | { readonly is: 'closed' }
  | { readonly is: 'broken'; readonly place: string; readonly reason: string }
  | { readonly is: 'thrown'; readonly message: string };

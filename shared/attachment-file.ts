import type { FetchFault } from './fetch.ts';

/**
 * Why there is nothing to show of an attachment: nothing was fetched, the answer is no success (`detail` is its
 * status), or the request is no longer there.
 */
export type AttachmentFault = FetchFault | 'bad-status' | 'gone';

/** What was learned of an attachment by asking for its first bytes. */
export interface AttachmentFacts {
  /** Bytes, when the server tells. */
  readonly size: number | null;
  /** Where it came from, when that is another address than the message's. */
  readonly redirectedTo: string | null;
  /** Media type by its bytes; `null` when they tell nothing. */
  readonly type: string | null;
  /** Media types that are claimed and that the bytes contradict. */
  readonly contradicted: readonly TypeClaim[];
}

export interface TypeClaim {
  readonly by: 'name' | 'server';
  readonly type: string;
}

/** Characters of a text that are shown. */
export const previewTextLimit = 200_000;

/** Pixels of an image that is shown: more would cost the window its memory. */
export const previewPixelLimit = 50_000_000;

export type AttachmentPreview = { readonly facts: AttachmentFacts } & (
  | {
      readonly is: 'image';
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
    }
  | { readonly is: 'text'; readonly text: string; readonly cut: boolean }
  | { readonly is: 'pdf'; readonly bytes: Uint8Array }
  | { readonly is: 'none'; readonly why: 'type' | 'pixels' | 'broken' }
);

export interface AttachmentSaved {
  readonly path: string;
  readonly bytes: number;
}

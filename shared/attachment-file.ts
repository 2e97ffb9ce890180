import type { FetchFault } from './fetch.ts';
import type { SavedFile } from './saved-file.ts';

/**
 * Why an attachment can't be shown: it was not fetched, the response was not a 2xx (`detail` is its status), or the
 * request is not stored any more.
 */
export type AttachmentFault = FetchFault | 'bad-status' | 'gone';

/** The facts about an attachment from its first bytes. */
export interface AttachmentFacts {
  /** Bytes, if the server sends the size. */
  readonly size: number | null;
  /** The URL after redirects, if it differs from the message's. */
  readonly redirectedTo: string | null;
  /** The media type by its bytes; `null` when they do not determine it. */
  readonly type: string | null;
  /** The claimed media types that the bytes contradict. */
  readonly contradicted: readonly TypeClaim[];
}

export interface TypeClaim {
  readonly by: 'name' | 'server';
  readonly type: string;
}

/** Characters of a text that are shown. */
export const previewTextLimit = 200_000;

/** Larger images are not shown, since they would exhaust the window's memory. Pixels. */
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

export interface AttachmentSaved extends SavedFile {
  readonly bytes: number;
}

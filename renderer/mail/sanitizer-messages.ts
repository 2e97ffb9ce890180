import type { Loaded } from './remote.ts';

/** A request from the window to the sanitizer page. */
export type SanitizerRequest =
  /** The response is a `Sanitized`. */
  | { readonly is: 'mail'; readonly html: string; readonly loaded: Loaded }
  /** Searches a mail for a text, up to a number of matches. The response is a `FoundMail`. */
  | ({ readonly is: 'find' } & FindRequest)
  /** An SVG in a `data:` address. The response is the one of a PNG, or `null` when the SVG can't be drawn. */
  | { readonly is: 'svg'; readonly data: string };

export interface FindRequest {
  readonly html: string;
  readonly loaded: Loaded;
  readonly wanted: string;
  readonly limit: number;
}

export type SanitizerResponse<Value> =
  | { readonly ok: true; readonly value: Value }
  /** The parser failed. */
  | { readonly ok: false; readonly error: string };

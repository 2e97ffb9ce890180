import type { Loaded } from './remote.ts';

/** What the window asks of the page that sanitizes. */
export type SanitizerRequest =
  /** Answered by a `Sanitized`. */
  | { readonly is: 'mail'; readonly html: string; readonly loaded: Loaded }
  /** An SVG in a `data:` address. Answered by that of a PNG, or by `null` when it can't be drawn. */
  | { readonly is: 'svg'; readonly data: string };

export type SanitizerResponse<Value> =
  | { readonly ok: true; readonly value: Value }
  /** No parser survives it. */
  | { readonly ok: false; readonly error: string };

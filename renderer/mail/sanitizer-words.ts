import type { Loaded } from './remote.ts';
import type { Sanitized } from './sanitized.ts';

/** What the window asks of the page that sanitizes. */
export interface SanitizerAsk {
  readonly html: string;
  readonly loaded: Loaded;
}

export type SanitizerAnswer =
  | { readonly ok: true; readonly value: Sanitized }
  /** No parser survives it. */
  | { readonly ok: false; readonly error: string };

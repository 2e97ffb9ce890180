import type { Kind } from '../../../../shared/inspection.ts';
import type { Verdict } from '../../../../shared/signature.ts';

/** Where a text is looked for: everywhere, or in one field of the message. */
export type TextPlace = 'anywhere' | 'from' | 'to' | 'subject' | 'contact' | 'message';

export const flags = [
  'duplicate',
  'stray',
  'broken',
  'truncated',
  'aborted',
  'pinned',
  'attachment',
  'issue',
] as const;
export type Flag = (typeof flags)[number];

/** One thing that a request may be asked for. */
export type Claim =
  | { readonly is: 'text'; readonly place: TextPlace; readonly text: string }
  | { readonly is: 'kind'; readonly kind: Kind }
  | { readonly is: 'method'; readonly method: string }
  | { readonly is: 'signature'; readonly verdict: Verdict }
  /** The code of an issue that was found, or the start of such codes up to a dot. */
  | { readonly is: 'issue'; readonly issue: string }
  | { readonly is: 'id'; readonly id: number }
  /** The reply's status, `from` and `to` inclusive; `null` when nothing was replied. */
  | { readonly is: 'status'; readonly range: { readonly from: number; readonly to: number } | null }
  | { readonly is: 'flag'; readonly flag: Flag }
  /** Milliseconds since 1970; `after` holds from that moment on, `before` up to it. */
  | { readonly is: 'after' | 'before'; readonly time: number }
  | { readonly is: 'larger' | 'smaller'; readonly bytes: number };

/** A claim that must hold, or must not. */
export interface Term {
  readonly not: boolean;
  readonly claim: Claim;
}

/** All terms must hold. Without terms, every request passes. */
export type Query = readonly Term[];

import type { QueryFault, QueryFaultCode } from '../../../../shared/search.ts';
import type { CaptureClaim, CaptureTerm } from '../../store/capture-filter.ts';

/** Where a text must be: anywhere, or in one field of the message. */
export type TextPlace =
  'anywhere' | 'from' | 'to' | 'subject' | 'contact' | 'message' | 'location' | 'provider';

/** Places with one id: the text must be the whole of it. */
const wholePlaces: readonly TextPlace[] = ['location', 'provider'];

/** Whether a text must be all of a place, and not a part of it. */
export function isWholePlace(place: TextPlace): boolean {
  return wholePlaces.includes(place);
}

/** A folded text that a request must have in a place. */
export interface TextClaim {
  readonly is: 'text';
  readonly place: TextPlace;
  readonly text: string;
}

/** A statement about a request: it has a text, or it has what the store can check by its columns. */
export type Claim = TextClaim | CaptureClaim;

/** A claim that must hold, or with `not` must not. */
export interface Term {
  readonly not: boolean;
  readonly claim: Claim;
}

export interface TextTerm extends Term {
  readonly claim: TextClaim;
}

/** All terms must hold. Without terms, every request passes. */
export type SearchQuery = readonly Term[];

/** The terms about text; the search judges these by itself. */
export function textTerms(query: SearchQuery): readonly TextTerm[] {
  return query.filter((term): term is TextTerm => term.claim.is === 'text');
}

/** All other terms; the store judges these. */
export function captureTerms(query: SearchQuery): readonly CaptureTerm[] {
  return query.filter((term): term is CaptureTerm => term.claim.is !== 'text');
}

/** What was read, or why it could not be. */
export type ParsedOrFault<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: QueryFault };

export function queryFault(
  code: QueryFaultCode,
  { start, end }: QueryFault['at'],
  message: string,
  instead: string | null = null,
): QueryFault {
  return { code, at: { start, end }, message, instead };
}

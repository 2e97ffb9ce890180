import type { SearchDocument } from './document.ts';
import type { Claim, Query, Term } from './query/query.ts';

export type TextClaim = Extract<Claim, { is: 'text' }>;
export type TextTerm = Term & { readonly claim: TextClaim };

/** The terms that ask for text; every other is asked of the database's columns. */
export function textTerms(query: Query): readonly TextTerm[] {
  return query.filter((term): term is TextTerm => term.claim.is === 'text');
}

/** What the index must say as well: a document has the texts it should and none it should not. */
export function hasTexts({ places }: SearchDocument, terms: readonly TextTerm[]): boolean {
  return terms.every(({ not, claim }) => places[claim.place].includes(claim.text) !== not);
}

/** What can be wrong with a query. The code is stable; the words may be translated. */
export type QueryFaultCode =
  | 'unclosed-quote'
  | 'empty-value'
  | 'unknown-key'
  | 'unknown-value'
  | 'bad-date'
  | 'bad-size'
  | 'bad-number'
  | 'too-many-words';

/** A query that can't be understood: what is wrong, where, and what would be right. */
export interface QueryFault {
  readonly code: QueryFaultCode;
  /** The place in the query, in UTF-16 units, `end` exclusive. */
  readonly at: { readonly start: number; readonly end: number };
  /** One or two sentences in plain English. */
  readonly message: string;
  /** What would stand at the place instead, when there is a good guess. */
  readonly instead: string | null;
}

/** How far the search index is. What is not in it is found all the same, only slower. */
export interface SearchState {
  /** Requests that wait for the index. */
  readonly waiting: number;
  /** Why nothing is being indexed, in the system's words; searches then read the requests themselves. */
  readonly fault: string | null;
}

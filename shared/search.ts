/** What can be wrong with a query. The code is stable; the message may be translated. */
export type QueryFaultCode =
  | 'unclosed-quote'
  | 'empty-value'
  | 'unknown-key'
  | 'unknown-value'
  | 'bad-date'
  | 'bad-size'
  | 'bad-number'
  | 'too-many-words';

/** What is wrong with a query, where, and how to fix it. */
export interface QueryFault {
  readonly code: QueryFaultCode;
  /** The place in the query, in UTF-16 units, `end` exclusive. */
  readonly at: { readonly start: number; readonly end: number };
  /** One or two sentences in plain English. */
  readonly message: string;
  /** The text to put there instead, when there is a good guess. */
  readonly instead: string | null;
}

/** How far the search index is. Requests that it lacks are found too, only slower. */
export interface SearchState {
  /** Requests that are not indexed yet. */
  readonly waiting: number;
  /** The system's error that stopped the indexing; searches then read the requests themselves. */
  readonly fault: string | null;
}

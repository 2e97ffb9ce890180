import type { BodyEnd, Reply, Via } from './request.ts';
import type { Kind } from './inspection.ts';
import type { Verdict } from './signature.ts';

/** A row of the list: light, without body or headers. */
export interface RequestSummary {
  readonly id: number;
  readonly receivedAt: number;
  readonly via: Via;
  readonly method: string | null;
  readonly url: string | null;
  readonly stray: boolean;
  /** The parser's code when the request was not HTTP. */
  readonly broken: string | null;
  readonly bodyBytes: number;
  readonly bodyEnded: BodyEnd;
  /** `null` for the moment between the reply and the inspection. */
  readonly kind: Kind | null;
  /** Phone number or e-mail addresses of the receiver. */
  readonly to: string | null;
  readonly subject: string | null;
  /** Start of the message's text. */
  readonly preview: string | null;
  readonly attachments: number;
  readonly errors: number;
  readonly warnings: number;
  /** `null` for the moment between the reply and the inspection. */
  readonly signature: Verdict | null;
  readonly reply: Reply | null;
  /** It outlives the budget, and the removal of a whole list. */
  readonly pinned: boolean;
  /** Which attempt of its delivery it is, counted from 1; `attemptLimit` stands for that many and more. */
  readonly attempt: number;
}

/** So far attempts are counted: the most that a page of the CRM allows is 13. */
export const attemptLimit = 100;

/** What the list shows. All parts must hold. */
export interface Filter {
  /** A query (docs/search.md); empty for all. */
  readonly text: string;
  readonly show: 'all' | 'sms' | 'email' | 'other' | 'stray';
}

export const everything: Filter = { text: '', show: 'all' };

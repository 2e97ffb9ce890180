import type { LinkWarning } from './link-warnings.ts';
import type { RemoteKind } from '../../shared/mail.ts';
import type { RemoteReference } from './remote.ts';
import type { CountedStrippedItem } from './stripped.ts';

export interface Link {
  /** The visible text, with blanks collapsed. */
  readonly text: string;
  /** The target, normalised as a browser would request it. */
  readonly href: string;
  /** Why it may lead elsewhere than the user expects. */
  readonly warnings: readonly LinkWarning[];
}

/** The sanitized HTML of an e-mail, and what was stripped from it. Lists are limited; counts include everything. */
export interface Sanitized {
  /** A complete document. */
  readonly html: string;
  /** What was stripped, and why. Blocked remote content is in `remote` instead. */
  readonly stripped: readonly CountedStrippedItem[];
  /** The blocked references, each once, in the order of their first appearance. */
  readonly remote: readonly RemoteReference[];
  readonly remoteCounts: readonly { readonly kind: RemoteKind; readonly count: number }[];
  readonly links: readonly Link[];
  readonly linkCount: number;
  /** How many different parts of a MIME message (RFC 2392) the mail refers to; a webhook includes none. */
  readonly cidCount: number;
}

/** A sanitized document in which a text is marked. */
export interface FoundMail {
  readonly html: string;
  readonly count: number;
  /** The beginning of the ids of its marks; the index of the match follows. */
  readonly idPrefix: string;
}

import type { LinkWarning } from './link-warnings.ts';
import type { RemoteKind } from '../../shared/mail.ts';
import type { RemoteReference } from './remote.ts';
import type { CountedRemoval } from './removals.ts';

export interface Link {
  /** What the reader sees, blanks collapsed. */
  readonly text: string;
  /** Where it leads, in the form that a browser would ask for. */
  readonly href: string;
  /** Why it may lead elsewhere than its reader expects. */
  readonly warnings: readonly LinkWarning[];
}

/** An e-mail's HTML made safe to show, and what was taken from it. Lists are bounded, counts are those of the whole mail. */
export interface Sanitized {
  /** A complete document. */
  readonly html: string;
  /** Everything that did not pass, and why; what is only off stands in `remote`. */
  readonly removed: readonly CountedRemoval[];
  /** What would be fetched, in the order of its first appearance, each once. */
  readonly remote: readonly RemoteReference[];
  readonly remoteCounts: readonly { readonly kind: RemoteKind; readonly count: number }[];
  readonly links: readonly Link[];
  readonly linkCount: number;
  /** Different parts of a MIME message (RFC 2392) that the mail shows; a webhook brings none. */
  readonly cidCount: number;
}

import type { RemoteReference } from './remote.ts';

export interface Link {
  /** What the reader sees, blanks collapsed. */
  readonly text: string;
  /** Where it leads, in the form that a browser would ask for. */
  readonly href: string;
}

/** An element (`<script>`) or attribute (`onclick`) that was left out, and how often. */
export interface Removed {
  readonly what: string;
  readonly count: number;
}

/** An e-mail's HTML made safe to show, and what was taken from it. */
export interface Sanitized {
  /** A complete document. */
  readonly html: string;
  readonly removed: readonly Removed[];
  /** In the order of the message, with repeats. */
  readonly remote: readonly RemoteReference[];
  readonly links: readonly Link[];
}

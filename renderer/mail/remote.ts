import type { RemoteKind } from '../../shared/mail.ts';

/** Why an image looks like a tracking pixel, which reports to the sender that the mail was opened. */
export type TrackingReason =
  /** It would be invisible. */
  | 'invisible'
  /** Its path looks like that of a known tracker. */
  | 'known-path';

/** A remote resource that the mail refers to and that was not fetched. */
export interface RemoteReference {
  /** The normalised http or https URL, which is the key in `Loaded`. */
  readonly url: string;
  readonly kind: RemoteKind;
  /** Where the mail refers to it: `img src`, `td background`, `style url()`, `link href` … */
  readonly where: string;
  readonly tracking: TrackingReason | null;
}

/**
 * The fetched content, by the `url` of its reference: images and fonts as `data:` addresses, style sheets as text that is
 * not filtered yet.
 */
export type Loaded = ReadonlyMap<
  string,
  | { readonly kind: 'image' | 'font'; readonly data: string }
  | { readonly kind: 'style'; readonly css: string }
>;

/** Nothing was fetched. */
export const nothingFetched: Loaded = new Map();

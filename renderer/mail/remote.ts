import type { RemoteKind } from '../../shared/mail.ts';

/** Why an image looks as if it were there to tell the sender that the mail was opened. */
export type TrackingReason =
  /** Nobody would see it. */
  | 'unseen'
  /** Its address is built as those of known trackers are. */
  | 'known-path';

/** Something that the mail wants fetched. Nothing of it was. */
export interface RemoteReference {
  /** What would be asked for: http or https, in the form that a browser would use. It is the key of `Loaded`. */
  readonly url: string;
  readonly kind: RemoteKind;
  /** Where the mail names it: `img src`, `td background`, `style url()`, `link href` … */
  readonly where: string;
  readonly tracking: TrackingReason | null;
}

/**
 * What a user asked to be fetched, by the `url` of its reference. Images and fonts stand here as `data:`
 * addresses; a style sheet as its text, which is filtered as the mail's own are.
 */
export type Loaded = ReadonlyMap<
  string,
  | { readonly kind: 'image' | 'font'; readonly data: string }
  | { readonly kind: 'style'; readonly css: string }
>;

/** Nothing was asked for. */
export const nothingFetched: Loaded = new Map();

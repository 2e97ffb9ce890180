import type { FetchFault } from './fetch.ts';

/** The use of a resource that a mail refers to. */
export const remoteKinds = ['image', 'style', 'font'] as const;
export type RemoteKind = (typeof remoteKinds)[number];

/** A resource that was fetched for a mail. An image or font is a `data:` URL with the media type of its bytes. */
export type RemoteContent =
  | { readonly kind: 'image' | 'font'; readonly data: string }
  | { readonly kind: 'style'; readonly css: string };

/**
 * `not-in-message`: the mail does not refer to it. `not-expected`: it is not the expected image, font or style sheet.
 * `bad-status`: the response was not a 2xx. `too-heavy`: the mail itself could not be read.
 */
export type RemoteFault =
  FetchFault | 'not-in-message' | 'not-expected' | 'bad-status' | 'too-heavy';

/** A screenshot of a mail. */
export interface MailPicture {
  /** `null` for the clipboard. */
  readonly path: string | null;
  /** What `file.show` takes; `null` for the clipboard. */
  readonly file: number | null;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** The mail is higher than an image can be, so the rest is missing. */
  readonly cut: boolean;
}

/** `gone`: the mail is not staged any more. `not-drawn`: drawing took too long, or its process ended. */
export type MailFault = 'cancelled' | 'gone' | 'not-drawn' | 'not-written';

/** One feature that a mail uses and that some clients don't support, by caniemail.com's data. */
export interface CompatibilityFinding {
  readonly slug: string;
  readonly title: string;
  /** Its page, with the details of each client. */
  readonly url: string;
  /** How often it is used. */
  readonly count: number;
  /** The first lines of the HTML that use it, from 1. */
  readonly lines: readonly number[];
  /** The number of clients for which the data has an answer. */
  readonly known: number;
  /** The names of those without support, and of those with partial support. */
  readonly unsupported: readonly string[];
  readonly partial: readonly string[];
}

export interface Compatibility {
  /** The least supported first. */
  readonly findings: readonly CompatibilityFinding[];
  /** The number of features found, including those that all clients support. */
  readonly used: number;
  /** The number of clients in the data: programs on a platform, in the newest tested version. */
  readonly clients: number;
  /** The day of the data, `YYYY-MM-DD`. */
  readonly updated: string;
}

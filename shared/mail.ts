import type { FetchFault } from './fetch.ts';

/** What something that a mail names is for. */
export const remoteKinds = ['image', 'style', 'font'] as const;
export type RemoteKind = (typeof remoteKinds)[number];

/** What was fetched for a mail; an image or font as a `data:` address, with the media type that its bytes tell. */
export type RemoteContent =
  | { readonly kind: 'image' | 'font'; readonly data: string }
  | { readonly kind: 'style'; readonly css: string };

/**
 * `not-in-message`: the mail does not name it. `not-expected`: no image, font or style sheet, although it was
 * to be one. `bad-status`: the answer was no success. `too-heavy`: the mail itself could not be read.
 */
export type RemoteFault =
  FetchFault | 'not-in-message' | 'not-expected' | 'bad-status' | 'too-heavy';

/** A picture that was taken of a mail. */
export interface MailPicture {
  /** `null` for the clipboard. */
  readonly path: string | null;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** The mail is higher than a picture can be: the rest is missing. */
  readonly cut: boolean;
}

/** `gone`: the mail is not staged any more. `not-drawn`: it took too long, or its process ended. */
export type MailFault = 'cancelled' | 'gone' | 'not-drawn' | 'not-written';

/** One feature that a mail uses and that some clients don't support, by caniemail.com's data. */
export interface CompatibilityFinding {
  readonly slug: string;
  readonly title: string;
  /** Its page, with the details of each client. */
  readonly url: string;
  /** How often it is used. */
  readonly count: number;
  /** The first lines of the HTML it stands on, from 1. */
  readonly lines: readonly number[];
  /** Clients for which the data has an answer. */
  readonly known: number;
  /** Names of those that don't support it, and of those that do in part. */
  readonly unsupported: readonly string[];
  readonly partial: readonly string[];
}

export interface Compatibility {
  /** Those that most clients miss come first. */
  readonly findings: readonly CompatibilityFinding[];
  /** Features that were found and looked up, those that all clients support included. */
  readonly used: number;
  /** Clients in the data: a program on a platform, in the newest version that was tested. */
  readonly clients: number;
  /** The day of the data, `YYYY-MM-DD`. */
  readonly updated: string;
}

import { z } from 'zod';
import type { DispatchFault } from './dispatches.ts';
import { typedHeader } from './reply-rules.ts';

/** The address of a destination or of a single sending: http or https, this computer included, because the user typed it. */
export const targetUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((url) => !url.includes('#'), 'has a fragment, which is never sent');

/**
 * How a server's certificate is checked: by the system's authorities, by one that the user gives (PEM), or not at all. The
 * window shows a warning for as long as it is not checked.
 */
const certificateChecks = ['system', 'own', 'none'] as const;
export type CertificateCheck = (typeof certificateChecks)[number];

/** What happens with the requests that waited while a destination was down: the user decides, or they are sent. */
const returnChoices = ['ask', 'send'] as const;

/** A server that captured requests are forwarded to. */
export const destination = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  name: z.string().trim().min(1).max(60),
  /** The rest of the path and the query of each request are appended to it (`joinTarget`). */
  url: targetUrl,
  on: z.boolean().default(true),
  /** A query of the search language (docs/search.md): only what passes is forwarded. `null` forwards all. */
  query: z.string().min(1).max(2_000).nullable().default(null),
  /** Sent with each request, in place of its own fields of the same name. */
  headers: z.array(typedHeader).max(50).default([]),
  /** From the start of an attempt to the end of the answer. */
  timeoutMs: z.int().min(100).max(300_000).default(30_000),
  /** Requests that are sent at the same time. With 1, each waits for the answer to the one before it. */
  concurrency: z.int().min(1).max(64).default(1),
  whenBack: z.enum(returnChoices).default('ask'),
  followRedirects: z.boolean().default(false),
  certificate: z.enum(certificateChecks).default('system'),
  /** PEM; used when `certificate` is `own`. */
  authority: z.string().max(100_000).nullable().default(null),
});

export const destinations = z
  .array(destination)
  .max(50)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'has an id twice')
  .refine(
    (all) => new Set(all.map(({ name }) => name.toLowerCase())).size === all.length,
    'has a name twice',
  );

export type Destination = Readonly<z.infer<typeof destination>>;

/** One destination answers the sender: its answer to a request becomes our reply. */
export const relay = z.object({
  /** The id of a destination. While it is off or missing, we reply at once. */
  destination: z.string().max(64),
  /** The status that the sender gets when the destination did not answer. */
  failureStatus: z.int().min(400).max(599).default(502),
});
export type Relay = Readonly<z.infer<typeof relay>>;

/**
 * What a destination does at the moment.
 *
 * - `off`: the user switched it off.
 * - `up`: requests are sent as they come. It was not tried yet while `checkedAt` is `null`.
 * - `down`: it can't be reached, and is tried again from time to time; requests wait on disk.
 * - `back`: it can be reached again, and the user is asked what to do with the requests that wait.
 * - `loop`: a request of ours came back to us, so nothing is sent until the user changes or resumes it.
 */
const destinationConditions = ['off', 'up', 'down', 'back', 'loop'] as const;

export interface DestinationState {
  readonly id: string;
  readonly is: (typeof destinationConditions)[number];
  /** Milliseconds since 1970: since when it is so. `null` for `off`, and for `up` that was never anything else. */
  readonly since: number | null;
  /** When it last answered or was last tried; `null` before that. */
  readonly checkedAt: number | null;
  /** Why it is down; `null` in every other state. */
  readonly fault: { readonly code: DispatchFault; readonly detail: string } | null;
  /** Requests that wait on disk, those that are being sent included. */
  readonly waiting: number;
  /** Requests that waited and were removed before they could be sent, by the budget or by the user. */
  readonly removedUnsent: number;
}

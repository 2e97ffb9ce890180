import { z } from 'zod';

/** The value of a header field that is typed by hand: visible ASCII characters, with blanks between them. */
const value = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[!-~](?:[ -~]*[!-~])?$/);

/** What a request must carry besides the right path. */
const guard = z.discriminatedUnion('is', [
  /** A user and a password (RFC 7617); the user's name ends at the first colon. */
  z.object({ is: z.literal('basic'), user: value.regex(/^[^:]+$/), password: value }),
  z.object({
    is: z.literal('header'),
    name: z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/),
    value,
  }),
]);
export type Guard = Readonly<z.infer<typeof guard>>;

/** Which requests are accepted and stored. */
export const accessSettings = {
  /** Closes the connection of a stray without a reply, and does not store it. */
  blockStrays: z.boolean().default(false),
  /** How many strays are stored in a minute; the others are answered 429 and only counted. */
  straysPerMinute: z.int().min(1).max(1_000_000).default(600),
  /** `null` requires nothing. */
  guard: guard.nullable().default(null),
};

/** Strays since the start that were not stored. */
export interface DroppedStrays {
  /** Over the limit of a minute. */
  readonly limited: number;
  /** Because strays are blocked. */
  readonly blocked: number;
  /** When the last one arrived: milliseconds since 1970; `null` before any. */
  readonly lastAt: number | null;
}

import { z } from 'zod';

/** What a field value may hold that is typed by hand: visible ASCII and blanks between. */
const value = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[!-~](?:[ -~]*[!-~])?$/);

/** What a request must bring besides the right path. */
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

/** Who gets in, and how far. */
export const accessSettings = {
  /** Closes the connection of a stray without an answer and without keeping it. */
  blockStrays: z.boolean().default(false),
  /** Strays that are kept in a minute; the others are answered 429 and only counted. */
  straysPerMinute: z.int().min(1).max(1_000_000).default(600),
  /** `null` asks for nothing. */
  guard: guard.nullable().default(null),
};

/** Strays that were not kept since the start. */
export interface DroppedStrays {
  /** Over the limit of a minute. */
  readonly limited: number;
  /** Because strays are blocked. */
  readonly blocked: number;
  /** When the last one came: milliseconds since 1970; `null` without any. */
  readonly lastAt: number | null;
}

import { z } from 'zod';
import { kinds } from './kinds.ts';
import { replyFaults } from './request.ts';
import { verdicts } from './signature.ts';

/** Milliseconds. No sender that we know of waits longer. */
const longestDelay = 120_000;

/** The maximum number of characters of a reply's body, before its fields are filled in. */
const bodyTemplateLimit = 20_000;

/** Header fields that describe the framing of the message. Only Hookscope writes them. */
const framing = /^(?:content-length|transfer-encoding|connection|keep-alive|upgrade|trailer)$/i;

/** A header field that the user typed: its name is a token (RFC 9110, section 5.6.2), its value one line of bytes. */
export const typedHeader = z.tuple([
  z
    .string()
    .max(200)
    .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'is not a valid name of a header field')
    .refine((name) => !framing.test(name), 'is written by Hookscope itself'),
  z
    .string()
    .max(4_000)
    .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'has a character that a header field cannot carry'),
]);

/** A rule matches when all its conditions hold. An empty list or `null` is not a condition. */
const conditions = z.object({
  kind: z.array(z.enum(kinds)).max(kinds.length).default([]),
  signature: z.array(z.enum(verdicts)).max(verdicts.length).default([]),
  method: z
    .string()
    .regex(/^[A-Za-z!#$%&'*+.^_`|~0-9-]{1,40}$/)
    .nullable()
    .default(null),
  /** The path without its query; `*` matches any characters. Only a rule with a path answers strays. */
  path: z.string().startsWith('/').max(2_000).nullable().default(null),
  /** A query of the search language (docs/search.md). */
  query: z.string().min(1).max(2_000).nullable().default(null),
  /** Which attempts of a delivery, counted from 1; `to` is inclusive, `null` has no end. */
  attempts: z
    .object({
      from: z.int().min(1).max(1_000).default(1),
      to: z.int().min(1).max(1_000).nullable(),
    })
    .refine(({ from, to }) => to === null || to >= from, 'ends before it begins')
    .nullable()
    .default(null),
});

/** Requests since the start for which the rules could not be decided. They got the default reply. */
export interface Undecided {
  readonly count: number;
  /** The reason for the last one; `null` before any. */
  readonly reason: string | null;
}

const reply = z
  .object({
    status: z.int().min(200).max(599).default(200),
    headers: z.array(typedHeader).max(50).default([]),
    /** A template (docs/replies.md); `null` for the small JSON body of the default reply. */
    body: z.string().max(bodyTemplateLimit).nullable().default(null),
    delayMs: z.int().min(0).max(longestDelay).default(0),
    /** A fault that is simulated instead of a whole reply. */
    fault: z.enum(replyFaults).nullable().default(null),
  })
  .refine(({ status, fault }) => fault !== 'half-body' || ![204, 205, 304].includes(status), {
    path: ['fault'],
    error: 'this status has no body that could be cut',
  });

export const replyRule = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  name: z.string().trim().min(1).max(100),
  on: z.boolean().default(true),
  when: conditions.prefault({}),
  reply: reply.prefault({}),
});

/** Rules in their order: the first that matches decides. */
export const replyRules = z
  .array(replyRule)
  .max(100)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'has an id twice');

export type ReplyRule = Readonly<z.infer<typeof replyRule>>;
export type Conditions = ReplyRule['when'];
export type RuledReply = ReplyRule['reply'];

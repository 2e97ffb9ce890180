import { z } from 'zod';
import { replyFaults } from '../../../shared/request.ts';
import { textOnWire } from '../../../shared/wire-text.ts';

/** One character per byte, without those that end a line of the head. */
const latin1 = z.string().regex(/^[^\0\r\n\u0100-\uffff]*$/, 'has a character that is not a byte');

/** Text for the head; other characters are encoded as UTF-8 bytes. */
export const anyText = z
  .string()
  .regex(/^[^\0\r\n]*$/, 'has a character that a head cannot contain')
  .transform(textOnWire);

/** Names and values as received. Those of a broken request may be anything, so only the structure is checked. */
const pairs = z.array(z.tuple([anyText, anyText])).readonly();
const wirePairs = z.array(z.tuple([latin1, latin1])).readonly();
const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const appliedRule = z.object({
  id: z.string(),
  name: z.string(),
  delayMs: z.number().min(0),
  fault: z.enum(replyFaults).nullable(),
});
const sent = z.object({ headers: pairs, body: z.string(), bytes: z.int().min(0) });

/** A request as our own exports name its parts: those that an import restores. */
export const outerFacts = z.object({
  receivedAt: time,
  endedAt: time,
  method: latin1.nullable(),
  url: anyText.nullable(),
  httpVersion: latin1.nullable(),
  via: z.enum(['local', 'tunnel']),
  peer: z.string().nullable().default(null),
  trailers: pairs.default([]),
  body: z.object({
    bytes: z.int().min(0),
    sha256: z.string().regex(/^[\da-f]{64}$/, 'is not a SHA-256'),
    ended: z.enum(['complete', 'truncated', 'aborted', 'timeout']),
  }),
  stray: z.boolean().default(false),
  broken: z.object({ code: z.string(), reason: z.string() }).nullable().default(null),
  wire: z
    .object({
      url: latin1.exactOptional(),
      headers: wirePairs.exactOptional(),
      trailers: wirePairs.exactOptional(),
    })
    .exactOptional(),
  reply: z
    .object({
      status: z.int().min(100).max(999).nullable(),
      ms: z.number().min(0),
      rule: appliedRule.exactOptional(),
      sent: sent.exactOptional(),
    })
    .nullable()
    .default(null),
});

export type OuterFacts = z.infer<typeof outerFacts>;

/** An entry of our own documents: the facts, with headers and body. */
export const outerEntry = outerFacts.extend({ headers: pairs, bodyBase64: z.base64() });

import { z } from 'zod';
import { replyFaults } from '../../../shared/request.ts';
import { textOnWire } from '../../../shared/wire-text.ts';

/** One character a byte, and none that could end a line of the head. */
const latin1 = z
  .string()
  .regex(/^[^\0\r\n\u0100-\uffff]*$/, 'has a character that is not one byte');

/** The same of a text, whose characters may be longer than a byte. */
export const anyText = z
  .string()
  .regex(/^[^\0\r\n]*$/, 'has a character that no head may hold')
  .transform(textOnWire);

/** Pairs as they came; `broken` requests may hold anything, so only their form is asked for. */
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

/** A request with the names of the outer contract, as far as it can be read back. */
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
    sha256: z.string().regex(/^[\da-f]{64}$/, 'is no SHA-256'),
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

/** The same with its headers and its bytes: an entry of our own documents. */
export const outerEntry = outerFacts.extend({ headers: pairs, bodyBase64: z.base64() });

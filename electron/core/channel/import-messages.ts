import { z } from 'zod';
import { importFormats } from '../../../shared/import.ts';
import { replyFaults } from '../../../shared/request.ts';

/** What an import begins with. */
export const importArgs = z.object({
  source: z.string().max(1_000),
  format: z.enum(importFormats),
  total: z.int().min(0).max(10_000_000),
});

const pairs = z.array(z.tuple([z.string(), z.string()])).readonly();
const nullableText = z.string().nullable();
const time = z.number().min(0);

const arrival = z.object({
  receivedAt: time,
  endedAt: time,
  via: z.enum(['local', 'tunnel']),
  peer: nullableText,
  method: nullableText,
  url: nullableText,
  httpVersion: nullableText,
  headers: pairs,
  trailers: pairs,
  ended: z.enum(['complete', 'truncated', 'aborted', 'timeout']),
  stray: z.boolean(),
  broken: z.object({ code: z.string(), reason: z.string() }).nullable(),
});

const rule = z.object({
  id: z.string(),
  name: z.string(),
  delayMs: z.number(),
  fault: z.enum(replyFaults).nullable(),
});

const reply = z.object({
  status: z.int().nullable(),
  ms: z.number(),
  rule: rule.exactOptional(),
  sent: z.object({ headers: pairs, body: z.string(), bytes: z.number() }).exactOptional(),
});

/** One request. The bytes of its body come with this message and those after it. */
export const requestMessage = z.object({
  rank: z.int().min(0),
  arrival,
  reply: reply.nullable(),
  bodyBytes: z
    .int()
    .min(0)
    .max(1024 ** 3),
});
export type RequestMessage = z.infer<typeof requestMessage>;

/** More bytes of a body. */
export const moreMessage = z.object({ more: z.literal(true) });

/** After the last request. */
export const endMessage = z.object({ end: z.literal(true) });

/** How the import ended, for the process that handed it over. `why` is the reason of the store. */
export const importEnded = z.union([
  z.object({ imported: z.int() }),
  z.object({ stoppedAfter: z.int(), why: z.string() }),
]);

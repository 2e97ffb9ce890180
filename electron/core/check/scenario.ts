import { z } from 'zod';
import { scenarioSources, scenarioGroups } from '../../../shared/check.ts';

/** How the body of a request is made. */
const body = z.union([
  z.null(),
  z.strictObject({
    /** A file of `resources/samples/`. */
    sample: z.string().regex(/^[a-z-]+$/),
    /** Names of fields that are taken out. */
    remove: z.array(z.string()).optional(),
    /** Fields and their values, after those of the sample. */
    set: z.record(z.string(), z.json()).optional(),
    /** A field and the text that it is filled with, this many times over. */
    fill: z
      .record(
        z.string(),
        z.strictObject({ text: z.string().min(1), times: z.int().min(1).max(2_000_000) }),
      )
      .optional(),
    /** How the JSON is written: in one line, over several lines, or with everything escaped that can be. */
    layout: z.enum(['compact', 'pretty', 'escaped']).default('compact'),
  }),
  /** Bytes that are no JSON of ours. */
  z.strictObject({ text: z.string() }),
]);

/**
 * How a request is signed. `right` by the user's key, over the bytes as they are sent; with no key it stays unsigned.
 * `not-applicable` is the literal `N/A`.
 */
const signature = z.enum([
  'right',
  'wrong-key',
  'altered',
  'missing',
  'not-applicable',
  'malformed',
]);

const request = z.strictObject({
  method: z.enum(['POST', 'GET', 'HEAD']).default('POST'),
  /** Put behind the address: a query with its question mark. */
  query: z.string().default(''),
  contentType: z.string().nullable().default('application/json'),
  body,
  signature: signature.default('right'),
  /** The name of the header field that has the signature. */
  signatureHeader: z.string().default('X-GHL-Signature'),
  gzip: z.boolean().default(false),
  chunked: z.boolean().default(false),
});

const delivery = z.strictObject({
  /** How often each request is sent. */
  times: z.int().min(1).max(1_000).default(1),
  /** Whether each time is a message of its own, with ids of its own; otherwise all bytes are the same. */
  areNew: z.boolean().default(false),
  /** How many are on the way at a time. */
  atOnce: z.int().min(1).max(100).default(1),
  /** Whether the requests are sent from the last to the first, as made. */
  isReversed: z.boolean().default(false),
  /** Whether the sender breaks the first connection off, before the answer. */
  breaksFirst: z.boolean().default(false),
  /** Whether all use one connection, kept alive; otherwise each has one of its own. */
  keepsAlive: z.boolean().default(false),
});

/** `accepted`: 2xx. `refused`: 4xx. `handled`: 2xx or 4xx, for what a sound receiver may do either way. */
const expectation = z.strictObject({
  answer: z.enum(['accepted', 'refused', 'handled']),
  /** Statuses besides that, which deserve a look. */
  careful: z.array(z.int().min(100).max(599)).default([]),
  /** The slowest answer, in milliseconds. */
  withinMs: z.int().positive().optional(),
  /** How many messages leave the receiver for its gateway. */
  leaves: z.int().min(0).optional(),
  /** The texts that each message which leaves has in it. */
  leavesWith: z.array(z.string()).optional(),
});

const texts = z.strictObject({
  title: z.string().min(1),
  why: z.string().min(1),
  advice: z.string().min(1),
  look: z.string().min(1).optional(),
});

/** A file of `resources/scenarios/`: what is sent, what a sound receiver does, why, and what to do when it does not. */
export const scenarioSchema = z.strictObject({
  group: z.enum(scenarioGroups),
  /** Its place within its group. */
  order: z.int(),
  source: z.enum(scenarioSources),
  requests: z.array(request).min(1).max(20),
  delivery: delivery.prefault({}),
  expect: expectation,
  /** In English; other languages have them in their `scenario-texts.json`. */
  texts,
});

export type ScenarioFile = Readonly<z.infer<typeof scenarioSchema>>;
export type ScenarioRequest = ScenarioFile['requests'][number];
export type ScenarioBody = Exclude<ScenarioRequest['body'], null>;

/** A scenario with its name, which is that of its file. */
export interface Scenario extends ScenarioFile {
  readonly name: string;
}

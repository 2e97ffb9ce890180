import { z } from 'zod';
import { bounds } from '../../../shared/bounds.ts';
import { dispatchFaults } from '../../../shared/dispatches.ts';

const pairs = z.array(z.tuple([z.string(), z.string()]).readonly()).readonly();

const outcome = z.union([
  z.object({
    is: z.literal('answered'),
    status: z.int().min(100).max(999),
    bodyBytes: z.int().min(0),
    isCut: z.boolean(),
  }),
  z.object({ is: z.literal('failed'), fault: z.enum(dispatchFaults), detail: z.string() }),
]);

/** The outcome of one sending of the user to a URL. The bytes of the message are the body of the answer. */
export const sendingMessage = z.object({
  dispatch: z.object({
    requestId: z.int().positive(),
    cause: z.literal('send'),
    destination: z.null(),
    url: z.string(),
    changes: z.object({
      signedWith: z.string().nullable(),
      isNew: z.boolean(),
      isEdited: z.boolean(),
    }),
    attempt: z.literal(1),
    mayBeTwice: z.literal(false),
    at: z.number().min(0),
    ms: z.number().min(0),
    outcome,
  }),
  answer: z
    .object({ status: z.int(), statusText: z.string(), headers: pairs, isCut: z.boolean() })
    .nullable(),
  /** The bytes of its body come with the messages after this one. */
  sent: z
    .object({
      method: z.string(),
      url: z.string(),
      headers: pairs,
      bodyBytes: z
        .int()
        .min(0)
        .max(bounds.decodedBody.bytes * 16),
    })
    .nullable(),
});
export type SendingMessage = z.infer<typeof sendingMessage>;

/** After the last sending was stored, for the process that sent. */
export const sendingsStored = z.object({ stored: z.int() });

import { z } from 'zod';
import { bounds } from '../bounds.ts';
import { exportFormats } from '../export.ts';
import { listChoices } from '../list-filter.ts';
import { playMannerNames, playSpeeds } from '../play.ts';
import { retryClockNames } from '../retry-clock.ts';
import { sampleDeliveries, sampleFaults, sampleNames } from '../sample.ts';
import { typeLanguageNames } from '../types.ts';
import type { Settings, SettingsChange } from '../settings.ts';
import { maxNamedRequests } from '../summary.ts';

/** The arguments that several calls have in common. What a page sends is checked by these before a handler sees it. */

const id = z.int().positive();
const fromZero = z.int().min(0);

/** One request. */
export const requestId = z.strictObject({ id });

/** Two requests, or two dispatches; both may be the same one. */
export const requestPair = z.strictObject({ left: id, right: id });

/** One dispatch: an attempt to send a request to a server. */
export const dispatchId = z.strictObject({ dispatch: id });

/** A destination, by its id in the settings. */
export const destinationId = z.strictObject({ destination: z.string().max(64) });

/** A query (docs/search.md; empty for all) and a choice. A request is shown when both hold. */
export const filter = z.strictObject({ text: z.string().max(10_000), show: z.enum(listChoices) });
export type Filter = Readonly<z.infer<typeof filter>>;

/**
 * A request that was seen at an index of the list. Its present index is counted again, and the range that is requested
 * moves with it, however many requests came and went meanwhile. The request may be gone.
 */
const anchor = z.strictObject({ id, index: fromZero });
export type Anchor = Readonly<z.infer<typeof anchor>>;

/** A range of the list, newest first: `from` rows are left out, `count` rows follow. */
export const rowRange = z.strictObject({
  filter,
  from: fromZero,
  count: fromZero.max(1_000),
  anchor: anchor.readonly().exactOptional(),
});
export type RowRange = Readonly<z.infer<typeof rowRange>>;

/** Some requests, or all that a filter shows; without those that are newer than `upTo`, which the user has not seen. */
export const requestScope = z.union([
  z.strictObject({ ids: z.array(id).max(maxNamedRequests).readonly() }),
  z.strictObject({ filter: filter.readonly(), upTo: id.exactOptional() }),
]);
export type RequestScope = Readonly<z.infer<typeof requestScope>>;

/** The rows of a filter between two requests, both included, in the order from one to the other. */
export const listSpan = z.strictObject({ filter, from: id, to: id });
export type ListSpan = Readonly<z.infer<typeof listSpan>>;

export const exportFormat = z.enum(exportFormats);

/** Removes what gives access: credentials, the path token and query values (docs/formats.md). */
export const redact = z.boolean().exactOptional();

export const exportRequest = z.strictObject({
  format: exportFormat,
  scope: requestScope.readonly(),
  /** Fetches the attachments of e-mails into the file; only `eml` can hold them. */
  embed: z.boolean().exactOptional(),
  redact,
});
export type ExportRequest = Readonly<z.infer<typeof exportRequest>>;

export const typeLanguage = z.enum(typeLanguageNames);

/** A number that no other export has for as long as the app runs. */
export const exportNumber = z.strictObject({ number: z.int() });

/** An attachment, by its index in the request's `attachments`. */
export const attachmentReference = z.strictObject({ id, index: fromZero });
export type AttachmentReference = Readonly<z.infer<typeof attachmentReference>>;

/** SHA-256 of a key, lower-case hex. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** Where the user sends to. Whether a URL can be sent to is an answer, and no bug. */
const sendTarget = z.union([
  z.strictObject({ destination: z.string().max(64) }),
  z.strictObject({ url: z.string().max(10_000) }),
  z.strictObject({ deliveryUrl: z.literal(true) }),
]);

/** How what is sent differs from the captured request, and how quickly it is sent. */
const sendOptions = z.strictObject({
  signWith: fingerprint.nullable(),
  asNew: z.boolean(),
  perSecond: z.number().min(0.01).max(10_000).nullable(),
  concurrency: z.int().min(1).max(64),
  repeat: z.int().min(1).max(1_000),
});

export const sendRequest = z.strictObject({
  scope: requestScope.readonly(),
  target: sendTarget,
  options: sendOptions,
});
export type SendRequest = Readonly<z.infer<typeof sendRequest>>;

/** A check of the user's own server. */
export const checkRequest = z.strictObject({
  url: z.string().max(2_000),
  /** The test key that signs; `null` sends unsigned. */
  signWith: fingerprint.nullable(),
  /** The scenarios by their names; `null` for all. */
  names: z.array(z.string().max(100)).min(1).max(500).readonly().nullable(),
  /** Where the receiver's messages are counted; 0 is any free port, `null` does not count. */
  gatewayPort: z.int().min(0).max(65_535).nullable(),
});
export type CheckRequest = Readonly<z.infer<typeof checkRequest>>;

const playedCount = z.int().min(1).max(bounds.playedMessages.entries);

/** Messages that are delivered as HighLevel delivers them. */
export const playRequest = z.strictObject({
  /** A sample, this many times over as messages of their own; or captured requests, the oldest first. */
  what: z.union([
    z.strictObject({
      sample: z.enum(sampleNames),
      count: playedCount,
      /** Where the messages that leave the receiver are counted; 0 is any free port, and without one they are not. */
      gatewayPort: z.int().min(0).max(65_535).nullable().exactOptional(),
    }),
    z.strictObject({ scope: requestScope.readonly() }),
  ]),
  target: sendTarget,
  options: z.strictObject({
    /** The test key that signs; `null` leaves a sample unsigned, and a captured request as it is. */
    signWith: fingerprint.nullable(),
    /** Gives captured requests a new `messageId`, `webhookId` and `timestamp`, which all attempts of a message share. */
    asNew: z.boolean(),
    manner: z.enum(playMannerNames),
    /** When a failed attempt is repeated; `null` for never. */
    clock: z.enum(retryClockNames).nullable(),
    speed: z.number().min(playSpeeds.slowest).max(playSpeeds.fastest),
  }),
});
export type PlayRequest = Readonly<z.infer<typeof playRequest>>;

/** Which sample is sent as a test, and how. */
export const sampleRequest = z.strictObject({
  name: z.enum(sampleNames),
  /** A test key's fingerprint, or `null` for no signature. When it is left out, the newest key signs, if there is one. */
  signWith: fingerprint.nullable().optional(),
  delivery: z.enum(sampleDeliveries).optional(),
  fault: z.enum(sampleFaults).nullable().optional(),
});
export type SampleRequest = Readonly<z.infer<typeof sampleRequest>>;

/** What an edited request was made from. Its sending is then listed with that request. */
export const draftSource = z.union([
  requestId,
  z.strictObject({ sample: z.enum(sampleNames) }),
  z.strictObject({ dispatch: id }),
]);
export type DraftSource = Readonly<z.infer<typeof draftSource>>;

/** Characters of a text, and bytes, of a body that the user edited. */
const editedBody = 64 * 1024 ** 2;

export const editedSending = z.strictObject({
  target: sendTarget,
  request: z.strictObject({
    method: z.string().max(1_000),
    path: z.string().max(100_000),
    headers: z
      .array(z.tuple([z.string().max(1_000), z.string().max(100_000)]).readonly())
      .max(1_000)
      .readonly(),
    body: z.union([
      z.string().max(editedBody),
      z.custom<Uint8Array>(
        (bytes) => bytes instanceof Uint8Array && bytes.byteLength <= editedBody,
      ),
    ]),
  }),
  from: draftSource.nullable(),
  signWith: fingerprint.nullable(),
});
export type EditedSending = Readonly<z.infer<typeof editedSending>>;

/** A number that no other run has for as long as the inspector runs. */
export const runNumber = z.strictObject({ number: z.int() });

/** One half of a test key. */
export const keyHalf = z.strictObject({ fingerprint, half: z.enum(['public', 'private']) });
export type KeyHalf = Readonly<z.infer<typeof keyHalf>>;

/**
 * A change of settings. Here it only has to be an object: its values are checked where the settings are stored, as a
 * whole, so that a wrong one is an answer (`invalid`, with the reason) and no bug.
 */
export const settingsChange = z.record(
  z.string(),
  z.unknown(),
) as z.ZodType as z.ZodType<SettingsChange>;

/** Settings of a tunnel that are tried; the inspector checks them like all settings. */
export const tunnelChange = z.record(z.string(), z.unknown()) as z.ZodType as z.ZodType<
  Partial<Settings['tunnel']>
>;

/** A number of an import, or of a file that is being dropped. */
export const importNumber = z.strictObject({ number: z.int() });

/** A text that the user pasted, and the signature that was copied beside it. */
export const pastedText = z.strictObject({
  text: z.string().max(bounds.pastedText.characters),
  signature: z.string().max(bounds.pastedSignature.characters),
  /** For people: what it is called in the list of imports. */
  name: z.string().max(200),
});
export type PastedText = Readonly<z.infer<typeof pastedText>>;

/** Bytes, at most this many. */
export function bytesUpTo(count: number): z.ZodType<Uint8Array> {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= count);
}

/** A call to the CRM, of one request: its row, with the ids of the path and the body as the user edited them. */
export const crmDraft = z.strictObject({
  id,
  name: z.string().max(100),
  pathIds: z.record(z.string().max(100), z.string().max(1_000)),
  /** JSON as it was typed. */
  body: z.string().max(bounds.crmBody.characters),
});
export type CrmDraft = Readonly<z.infer<typeof crmDraft>>;

export const crmCall = crmDraft.extend({
  /** The key of a token; `null` for a call without one. */
  token: z.string().max(500).nullable(),
  /** The value of the call's `secret`; it is forgotten once the call has ended. */
  secret: z.string().max(1_000).nullable(),
  /** Tries again after 5 and 10 s when the answer says that it was too early. */
  triesAgain: z.boolean(),
});
export type CrmCallArguments = Readonly<z.infer<typeof crmCall>>;

/** A number that no other call to the CRM has for as long as the inspector runs. */
export const crmRunNumber = z.strictObject({ number: z.int() });

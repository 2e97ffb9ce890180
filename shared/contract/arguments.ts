import { z } from 'zod';
import { exportFormats } from '../export.ts';
import { listChoices } from '../list-filter.ts';
import type { SettingsChange } from '../settings.ts';

/** The arguments that several calls have in common. What a page sends is checked by these before a handler sees it. */

const id = z.int().positive();
const fromZero = z.int().min(0);

/** One request. */
export const requestId = z.strictObject({ id });

/** Two requests, which may be the same. */
export const requestPair = z.strictObject({ left: id, right: id });

/** One dispatch: an attempt to send a request to a server. */
export const dispatchId = z.strictObject({ dispatch: id });

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

/** Some requests, or all that a filter shows. */
export const requestScope = z.union([
  z.strictObject({ ids: z.array(id).max(100_000).readonly() }),
  z.strictObject({ filter: filter.readonly() }),
]);
export type RequestScope = Readonly<z.infer<typeof requestScope>>;

export const exportFormat = z.enum(exportFormats);
export const exportRequest = z.strictObject({
  format: exportFormat,
  scope: requestScope.readonly(),
  /** Fetches the attachments of e-mails into the file; only `eml` can hold them. */
  embed: z.boolean().exactOptional(),
});
export type ExportRequest = Readonly<z.infer<typeof exportRequest>>;

/** A number that no other export has for as long as the app runs. */
export const exportNumber = z.strictObject({ number: z.int() });

/** An attachment, by its index in the request's `attachments`. */
export const attachmentReference = z.strictObject({ id, index: fromZero });
export type AttachmentReference = Readonly<z.infer<typeof attachmentReference>>;

/** SHA-256 of a key, lower-case hex. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

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

import { bounds } from '../../../shared/bounds.ts';
import type { Attachment, Inspection, Issue, ProviderMessage } from '../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { relationKeys, type RelationKeys } from '../relate/keys.ts';
import { readAttachments } from './attachments.ts';
import { classify } from './classify.ts';
import { diagnose } from './diagnose/index.ts';
import { standingOf } from './field-names.ts';
import { readFields } from './fields.ts';
import { listCut, readMessage, type ReadMessage } from './message.ts';
import { readBody, type ReadBody } from './read-body.ts';
import { objectOf, readJson } from './read-json.ts';
import { startWithin } from './within.ts';
import type { VerifyingKeys } from '../signature/keys.ts';
import { verifySignature } from '../signature/verify.ts';

/** Goes up with every change that lets the same request be judged otherwise. */
export const inspectionVersion = 12;

/** What is concluded depends on besides the request and the version of this code. */
export interface InspectionContext {
  readonly keys: VerifyingKeys;
}

/** An inspection with what the list shows of it. */
export interface Findings {
  readonly version: number;
  /** The fingerprint of the keys that were asked; `null` when another choice of keys changes nothing. */
  readonly keyring: string | null;
  readonly inspection: Inspection;
  readonly recipient: string | null;
  readonly preview: string | null;
  readonly keys: RelationKeys;
}

/** Concludes everything from a request. Total: a sender's mistake becomes an issue. */
export async function inspect(
  request: CapturedRequest,
  bytes: Uint8Array,
  { keys }: InspectionContext,
): Promise<Findings> {
  const body = await readBody(request, bytes);
  const signature = await verifySignature(request, bytes, keys);
  const json = readJson(request, body);
  const object = objectOf(json);
  const { kind, evidence } = classify(request, object);
  const read = object === null ? null : { ...readMessage(object), object };
  const { fields, total: fieldCount } =
    object === null ? noFields : readFields(body.text, standingOf(kind));
  const attachments = readAttachments(read?.attachments ?? []);
  const cuts = read === null ? [] : cutsOf(read, attachments);
  const message = read?.message ?? null;
  const text = message?.message ?? (object === null && !isMultipart(body) ? body.text : null);

  return {
    version: inspectionVersion,
    keyring: signature.judged === null ? null : keys.fingerprint,
    inspection: {
      kind,
      evidence,
      message,
      fields,
      attachments,
      issues: await diagnose({ request, body, json, kind, fields, fieldCount, cuts, read }),
      signature,
    },
    recipient: receiver(message),
    preview: preview(text),
    keys: relationKeys(request, kind, object),
  };
}

const noFields = { fields: [], total: 0 } as const;

/** What of a message is too much to be shown. */
function cutsOf({ attachments: all, cuts }: ReadMessage, listed: readonly Attachment[]): Issue[] {
  const left =
    all.length > listed.length ? [listCut('attachments', all.length, listed.length)] : [];
  return [...cuts, ...left];
}

function receiver(message: ProviderMessage | null): string | null {
  if (message === null || (message.phone === null && message.emailTo.length === 0)) return null;
  return startWithin(message.phone ?? message.emailTo.join(', '), bounds.receiver);
}

/** The `html` field, whole; `null` when there is none. */
export async function readHtml(
  request: CapturedRequest,
  bytes: Uint8Array,
): Promise<string | null> {
  const object = objectOf(readJson(request, await readBody(request, bytes)));
  return object === null ? null : readMessage(object).html;
}

/** Its boundaries would say nothing to a reader. */
function isMultipart({ mediaType }: ReadBody): boolean {
  return mediaType.startsWith('multipart/');
}

function preview(text: string | null): string | null {
  return text === null || text === ''
    ? null
    : text
        .slice(0, bounds.preview.characters * 2)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, bounds.preview.characters);
}

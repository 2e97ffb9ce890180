import type { Attachment, Inspection, Issue } from '../../../shared/inspection.ts';
import { bounds } from '../../../shared/bounds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { longContentKey, relationKeys, type RelationKeys } from '../relate/keys.ts';
import { readAttachments } from './message/attachments.ts';
import { classify } from './kind/classify.ts';
import { diagnose } from './diagnose/index.ts';
import { fieldStatusOf } from './message/field-names.ts';
import { readFields } from './message/fields.ts';
import { listedFields } from './form/form.ts';
import { findingsOf, type Findings } from './findings.ts';
import { listTexts } from './message/list-texts.ts';
import { listCut, readMessage, type ReadMessage } from './message/message.ts';
import type { ReadBody } from './body/read-body.ts';
import type { JsonObject } from './json/json-object.ts';
import { objectOf, type JsonReading } from './json/read-json.ts';
import { openBody, type BodyCuts, type OpenedBody } from './opened-body.ts';
import type { VerifyingKeys } from '../signature/keys.ts';
import { verifySignature } from '../signature/verify.ts';

/** What an inspection depends on besides the request and the version of this code. */
export interface InspectionContext {
  readonly keys: VerifyingKeys;
}

/** The inspection of a request, and the part of it that is stored. */
export interface Inspected {
  readonly inspection: Inspection;
  readonly findings: Findings;
}

/**
 * Inspects a request. Never throws for what a sender wrote: mistakes become issues.
 *
 * @param bytes the received body.
 */
export async function inspect(
  request: CapturedRequest,
  bytes: Uint8Array,
  context: InspectionContext,
): Promise<Inspected> {
  return inspectOpened(request, await openBody(request, bytes), context);
}

/** The same for a body that is opened already. */
export async function inspectOpened(
  request: CapturedRequest,
  opened: OpenedBody,
  { keys }: InspectionContext,
): Promise<Inspected> {
  const { bytes, body, cuts } = opened;
  const signature = await verifySignature(request, bytes, keys);
  const json = opened.json();
  const object = objectOf(json);
  const { kind, evidence } = classify(request, json);
  const read = object === null ? null : { ...readMessage(object, bounds, cuts.texts), object };
  const { fields, total: fieldCount } =
    json.is === 'form'
      ? listedFields(json.form, fieldStatusOf(kind))
      : object === null
        ? noFields
        : readFields(textOf(json), fieldStatusOf(kind), cuts.values);
  const attachments = readAttachments(read?.attachments ?? []);
  const cutIssues = read === null ? [] : cutsOf(read, attachments);
  const message = read?.message ?? null;
  const { text, to } =
    read === null
      ? { text: isMultipart(body) ? null : body.text, to: null }
      : listTexts(kind, read.object, read.message);
  const related = relationKeys(request, kind, object);
  const inspection: Inspection = {
    kind,
    evidence,
    message,
    fields,
    attachments,
    issues: await diagnose({
      ...{ request, body, json, kind, evidence },
      ...{ fields, fieldCount, cuts: cutIssues, read },
    }),
    signature,
  };
  return {
    inspection,
    findings: findingsOf(inspection, {
      request,
      keyring: signature.judged === null ? null : keys.fingerprint,
      to,
      text,
      textLength: body.textLength,
      keys: cuts.texts.size === 0 ? related : await withLongContent(related, object, cuts),
    }),
  };
}

async function withLongContent(
  keys: RelationKeys,
  object: JsonObject | null,
  { readText }: BodyCuts,
): Promise<RelationKeys> {
  if (object === null || keys.content === null || readText === null) return keys;
  return { ...keys, content: await longContentKey(object, readText) };
}

function textOf(json: JsonReading): string {
  return json.is === 'value' ? json.text : '';
}

const noFields = { fields: [], total: 0 } as const;

/** The issues for the parts of a message that are cut. */
function cutsOf({ attachments: all, cuts }: ReadMessage, listed: readonly Attachment[]): Issue[] {
  const unlisted =
    all.length > listed.length ? [listCut('attachments', all.length, listed.length)] : [];
  return [...cuts, ...unlisted];
}

/** The `html` field, whole; `null` when there is none. */
export function readHtml({ json }: OpenedBody): string | null {
  const object = objectOf(json());
  return object === null ? null : readMessage(object).html;
}

/** The list shows no text of a multipart body, which would begin with its boundary. */
function isMultipart({ mediaType }: ReadBody): boolean {
  return mediaType.startsWith('multipart/');
}

import type { Inspection, Issue } from '../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { relationKeys, type RelationKeys } from '../relate/keys.ts';
import { readAttachments } from './attachments.ts';
import { classify } from './classify.ts';
import { contentTypeOf, isJson } from './header-values.ts';
import { issue } from './issue.ts';
import { readFields } from './fields.ts';
import { standingOf } from './field-names.ts';
import { nameOfType, readMessage, type JsonObject } from './message.ts';
import { readBody, type ReadBody } from './read-body.ts';
import type { VerifyingKeys } from '../signature/keys.ts';
import { verifySignature } from '../signature/verify.ts';

/** Goes up with every change that lets the same request be judged otherwise. */
export const inspectionVersion = 4;

/** Top-level fields that are listed. */
const fieldLimit = 1_000;
const previewLength = 200;

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
  const object = json.object;
  const { kind, evidence } = classify(request, object);
  const provider = object === null ? null : readMessage(object);
  const { attachments, issues } = readAttachments(provider?.attachments ?? []);
  const fields = object === null ? [] : readFields(body.text, standingOf(kind));
  const message = provider?.message ?? null;

  return {
    version: inspectionVersion,
    keyring: signature.judged === null ? null : keys.fingerprint,
    inspection: {
      kind,
      evidence,
      message,
      fields: fields.slice(0, fieldLimit),
      attachments,
      issues: [
        ...transport(request),
        ...body.issues,
        ...json.issues,
        ...(provider?.issues ?? []),
        ...issues,
        ...(fields.length > fieldLimit
          ? [issue('json.too-many-fields', { count: fields.length, limit: fieldLimit })]
          : []),
      ],
      signature,
    },
    recipient: message?.phone ?? (message?.emailTo.length ? message.emailTo.join(', ') : null),
    preview: preview(
      message?.message ?? (object === null && !isMultipart(body) ? body.text : null),
    ),
    keys: relationKeys(request, kind, object),
  };
}

/** The `html` field, whole; `null` when there is none. */
export async function readHtml(
  request: CapturedRequest,
  bytes: Uint8Array,
): Promise<string | null> {
  const { object } = readJson(request, await readBody(request, bytes));
  return object === null ? null : readMessage(object).html;
}

/** What is to say before the body is read. */
function transport(request: CapturedRequest): Issue[] {
  const { body, broken, headers } = request;
  const issues: Issue[] = [];
  if (broken !== null)
    issues.push(issue('http.broken', { code: broken.code, reason: broken.reason }));
  if (body.ended === 'truncated') issues.push(issue('body.truncated', { limit: body.bytes }));
  if (body.ended === 'aborted') issues.push(issue('body.aborted'));
  if (body.ended === 'timeout') issues.push(issue('body.timeout'));
  if (request.method === null) return issues;
  if (body.bytes === 0 && body.ended === 'complete' && carriesBody(request.method)) {
    issues.push(issue('body.empty'));
  }
  const type = contentTypeOf(headers)?.mediaType;
  if (body.bytes > 0 && type === undefined) issues.push(issue('content-type.missing'));
  if (type !== undefined && !isJson(type)) issues.push(issue('content-type.unexpected', { type }));
  return issues;
}

/** Methods whose content means something (RFC 9110, section 9.3). */
function carriesBody(method: string): boolean {
  return !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'].includes(method);
}

/** The body as a JSON object. A type other than JSON is no promise, so it is tried all the same. */
function readJson(
  request: CapturedRequest,
  body: ReadBody,
): { object: JsonObject | null; issues: readonly Issue[] } {
  const nothing = { object: null, issues: [] };
  if (request.method === null || body.binary || body.text.trim() === '') return nothing;
  let value: unknown;
  try {
    value = JSON.parse(body.text);
  } catch (error) {
    const promised = isJson(body.mediaType);
    const reason = error instanceof Error ? error.message : String(error);
    return promised ? { object: null, issues: [issue('json.invalid', { text: reason })] } : nothing;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { object: value as JsonObject, issues: [] }
    : { object: null, issues: [issue('json.not-object', { found: nameOfType(value) })] };
}

/** Its boundaries would say nothing to a reader. */
function isMultipart({ mediaType }: ReadBody): boolean {
  return mediaType.startsWith('multipart/');
}

function preview(text: string | null): string | null {
  return text === null || text === ''
    ? null
    : text
        .slice(0, previewLength * 2)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, previewLength);
}

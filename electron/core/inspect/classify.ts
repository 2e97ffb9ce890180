import type { Kind, KindEvidence } from '../../../shared/inspection.ts';
import { evidenceTable, type EvidenceCode } from '../../../shared/kind-evidence.ts';
import { headerValue, type CapturedRequest } from '../../../shared/request.ts';
import { filledIn, type Values } from './filled-in.ts';
import type { JsonObject } from './message.ts';
import { startOfJson } from './start-of-json.ts';

export interface Classified {
  readonly kind: Kind;
  /** The strongest first. */
  readonly evidence: readonly KindEvidence[];
}

/** The values of `type` that were documented or seen, and what they say. */
const kindsByType: ReadonlyMap<string, Kind> = new Map([
  ['SMS', 'sms'],
  ['Email', 'email'],
  ['Custom', 'custom'],
  ['Call', 'call'],
  ['INSTALL', 'install'],
  ['UNINSTALL', 'uninstall'],
]);
const typesByLowerCase = new Map([...kindsByType.keys()].map((type) => [type.toLowerCase(), type]));

/** Fields that platform events have and no provider message does. */
const eventFields = ['messageType', 'messageTypeId', 'messageTypeString', 'versionId'] as const;
const mailFields = ['html', 'emailTo', 'emailMessageId', 'emailFrom'] as const;

/** Two capitalised words at least, such as `ContactCreate` or `LCEmailStats`. */
const eventName = /^(?:[A-Z]+[a-z]+){2,}$/;

/**
 * What a request is, with the reasons: by its `type` first, and by the fields it has where that tells nothing.
 *
 * @param json `null` when the body is no JSON object.
 */
export function classify(request: CapturedRequest, json: JsonObject | null): Classified {
  if (request.broken !== null) return { kind: 'unknown', evidence: [evidence('body.broken')] };
  if (json === null) {
    return request.body.bytes === 0
      ? { kind: 'ping', evidence: [evidence('body.empty')] }
      : { kind: 'unknown', evidence: [evidence('body.no-object')] };
  }
  const type = textIn(json, 'type');
  const exact = type === null ? undefined : kindsByType.get(type);
  if (exact === 'install' || exact === 'uninstall') {
    return { kind: exact, evidence: [typeIs(type), ...appDifferences(request, json)] };
  }
  const event = eventReasons(json, type, exact);
  if (event !== null) {
    return { kind: 'platform-event', evidence: [...event, ...differences(request, json)] };
  }
  if (exact !== undefined) return { kind: exact, evidence: [typeIs(type)] };
  const meant = typesByLowerCase.get(type?.toLowerCase() ?? '');
  const spelt = meant === undefined ? undefined : kindsByType.get(meant);
  if (spelt !== undefined) {
    const values = { type: type ?? '', meant: meant ?? '' };
    return { kind: spelt, evidence: [evidence('type.spelling', values, '/type')] };
  }
  if (type !== null) return { kind: 'unknown', evidence: [typeReason('type.other', type)] };
  return byFields(json);
}

/** Why it is an event of the platform, `null` when it is none. */
function eventReasons(
  json: JsonObject,
  type: string | null,
  exact: Kind | undefined,
): KindEvidence[] | null {
  // Events have no `message`: with one, `WhatsApp` is the name of a channel.
  const isMessage = ['message', 'messageId'].every((name) => Object.hasOwn(json, name));
  const named =
    type !== null && type !== 'ProviderOutboundMessage' && eventName.test(type) && !isMessage;
  const fields = eventFields.filter((name) => Object.hasOwn(json, name));
  // A message that has all a provider needs stays one, whatever else it carries.
  if (exact !== undefined && Object.hasOwn(json, 'message')) return null;
  const anchored = ['webhookId', 'locationId', 'companyId', 'data', 'body'].some((name) =>
    Object.hasOwn(json, name),
  );
  if (!(named && anchored) && fields.length === 0) return null;
  return [
    ...(named ? [typeReason('type.event', type)] : []),
    ...(fields.length === 0 ? [] : [evidence('fields.event', { fields: fields.join(', ') })]),
  ];
}

/** Where a platform event parts from the provider message that it resembles. */
function differences(request: CapturedRequest, json: JsonObject): KindEvidence[] {
  const has = (name: string) => Object.hasOwn(json, name);
  const found: KindEvidence[] = [];
  if (has('body') && !has('message')) found.push(evidence('differs.text', {}, '/body'));
  const field = ['messageType', 'messageTypeString', 'messageTypeId'].find(has);
  if (field !== undefined) {
    const written = json[field];
    const channel = typeof written === 'string' ? written.slice(0, 60) : startOfJson(written, 60);
    found.push(evidence('differs.channel', { field, channel }, `/${field}`));
  }
  if (has('direction')) found.push(evidence('differs.direction', {}, '/direction'));
  if (isObject(json['data'])) found.push(envelope('data'));
  return [...found, ...legacyHeader(request)];
}

function appDifferences(request: CapturedRequest, json: JsonObject): KindEvidence[] {
  const fields = ['appId', 'versionId', 'companyId', 'installType'].filter((name) =>
    Object.hasOwn(json, name),
  );
  return [
    ...(fields.length === 0 ? [] : [evidence('differs.app', { fields: fields.join(', ') })]),
    ...(Object.hasOwn(json, 'messageId') ? [] : [evidence('differs.no-message-id')]),
    ...legacyHeader(request),
  ];
}

function legacyHeader({ headers }: CapturedRequest): KindEvidence[] {
  return headerValue(headers, 'x-wh-signature') === null ? [] : [evidence('header.legacy')];
}

function byFields(json: JsonObject): Classified {
  const absent = evidence('type.absent', {}, Object.hasOwn(json, 'type') ? '/type' : null);
  if (Object.keys(json).length === 0) {
    return { kind: 'ping', evidence: [evidence('body.empty-object')] };
  }
  const mail = mailFields.filter((name) => Object.hasOwn(json, name));
  if (mail.length > 0) {
    return {
      kind: 'email',
      evidence: [evidence('fields.mail', { fields: mail.join(', ') }), absent],
    };
  }
  if (Object.hasOwn(json, 'phone') && Object.hasOwn(json, 'message')) {
    const fields = evidence('fields.sms', { fields: 'phone, message' });
    return { kind: 'sms', evidence: [fields, absent] };
  }
  const wrapped = envelopes.find((name) => holdsMessage(json[name]));
  const reason = wrapped === undefined ? evidence('fields.none') : envelope(wrapped);
  return { kind: 'unknown', evidence: [reason, absent] };
}

/** What programs that pass a webhook on put it into. */
const envelopes = ['data', 'body', 'payload'] as const;

function envelope(field: string): KindEvidence {
  return evidence('differs.envelope', { field }, `/${field}`);
}

function holdsMessage(value: unknown): boolean {
  return (
    isObject(value) && ['messageId', 'contactId', 'type'].some((name) => Object.hasOwn(value, name))
  );
}

function typeIs(type: string | null): KindEvidence {
  return typeReason('type.is', type ?? '');
}

function typeReason(code: EvidenceCode, type: string): KindEvidence {
  return evidence(code, { type: type.slice(0, 60) }, '/type');
}

function evidence(
  code: EvidenceCode,
  values: Values = {},
  path: string | null = null,
): KindEvidence {
  return { code, path, message: filledIn(evidenceTable[code], values), values };
}

function textIn(json: JsonObject, name: string): string | null {
  const value = Object.hasOwn(json, name) ? json[name] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

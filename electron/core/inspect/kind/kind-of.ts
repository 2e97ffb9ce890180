import type { KindEvidence } from '../../../../shared/inspection.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { EvidenceCode } from '../../../../shared/kind-evidence.ts';
import { textFieldIn } from '../message/misplaced-fields.ts';
import { isPageName, knownEvent, looksLikeEvent, type KnownEvent } from './platform-events.ts';
import { evidence, shortened, typeEvidence } from './evidence.ts';
import {
  appActionReasons,
  externalAuthReasons,
  pingReasons,
  workflowReasons,
} from './other-traffic.ts';
import { firstNames, type JsonObject } from '../json/json-object.ts';

export interface Classified {
  readonly kind: Kind;
  /** The strongest first. */
  readonly evidence: readonly KindEvidence[];
}

/** The documented values of a provider message's `type`. */
const messageTypes: ReadonlyMap<string, Kind> = new Map([
  ['SMS', 'sms'],
  ['Email', 'email'],
  ['Custom', 'custom'],
  ['Call', 'call'],
]);

/** Other spellings, as `plainType` writes them, including the names of channels in the OutboundMessage event. */
const spellings: ReadonlyMap<string, string> = new Map([
  ...[...messageTypes.keys()].map((type) => [type.toLowerCase(), type] as const),
  ...['customsms', 'customprovidersms'].map((one) => [one, 'SMS'] as const),
  ...['customemail', 'customprovideremail'].map((one) => [one, 'Email'] as const),
]);

/** A type without what differs between spellings: case, width, separators, quotes and invisible characters. */
function plainType(type: string): string {
  return type
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_"'\p{Cf}-]/gu, '')
    .replace(/^type/, '');
}

/** Fields of platform events that no provider message has. */
const eventFields = ['messageType', 'messageTypeId', 'messageTypeString', 'versionId'] as const;
const mailFields = ['html', 'emailTo', 'emailMessageId', 'emailFrom'] as const;
const crmIds = ['contactId', 'locationId', 'conversationId'] as const;

/** The documented spelling of a misspelt `type`; `null` for a correct or unknown one. */
export function intendedType(type: string): string | null {
  if (type.length > 60) return null;
  const meant = spellings.get(plainType(type)) ?? knownEvent(type.trim())?.name ?? null;
  return meant === type ? null : meant;
}

/** Determines the kind of an object: by its `type`, else by its fields. */
export function kindOf(json: JsonObject): Classified {
  const type = textIn(json, 'type');
  return (
    otherTraffic(json, type) ??
    eventOf(json, type) ??
    messageOf(type) ??
    testOf(json) ??
    unclearOf(json, type)
  );
}

function otherTraffic(json: JsonObject, type: string | null): Classified | null {
  const workflow = workflowReasons(json);
  if (workflow !== null) return { kind: 'workflow', evidence: workflow };
  if (messageTypes.has(type ?? '')) return null;
  const action = appActionReasons(json);
  return action === null ? null : { kind: 'app-action', evidence: action };
}

/** An event of the platform or of an app; `null` for anything else. */
function eventOf(json: JsonObject, type: string | null): Classified | null {
  const has = (name: string) => Object.hasOwn(json, name);
  const isProvider = messageTypes.has(type ?? '') || isPageName(type ?? '');
  // With all that a provider needs, it is a message, whatever other fields it has.
  if (isProvider && has('message')) return null;
  // The same without a type: no event has a text in `message` beside an id or a number and none of its own fields.
  const isText = textIn(json, 'message') !== null && (has('messageId') || has('phone'));
  if (type === null && isText && !has('body') && !has('direction')) return null;
  const fields = eventFields.filter(has);
  const byField =
    fields.length === 0 ? [] : [evidence('fields.event', { fields: fields.join(', ') })];
  const byName = isProvider || type === null ? null : eventNamed(json, type);
  if (byName !== null) {
    const shown = byName.kind === 'platform-event' ? byField : [];
    return { kind: byName.kind, evidence: [byName.reason, ...shown] };
  }
  return byField.length === 0 ? null : { kind: 'platform-event', evidence: byField };
}

interface NamedEvent {
  readonly kind: KnownEvent['kind'];
  readonly reason: KindEvidence;
}

function eventNamed(json: JsonObject, type: string): NamedEvent | null {
  const has = (name: string) => Object.hasOwn(json, name);
  const known = knownEvent(type.trim());
  // `update` alone is an ordinary word; with an app's id it is the app event.
  if (known !== null && (known.name === type || !known.ofApp || has('appId'))) {
    const { kind, name, ofApp } = known;
    const code = kind !== 'platform-event' ? 'type.is' : ofApp ? 'type.app-event' : 'type.event';
    const spelt = () => evidence('type.spelling', { type: shortened(type), meant: name }, '/type');
    return { kind, reason: name === type ? typeEvidence(code, type) : spelt() };
  }
  const event = (code: EvidenceCode) =>
    ({ kind: 'platform-event', reason: typeEvidence(code, type) }) as const;
  if (has('appId') && !has('message') && /^[A-Z]+(?:_[A-Z]+)*$/.test(type)) {
    return event('type.app-event');
  }
  if (!['webhookId', 'locationId', 'companyId', 'data', 'body'].some(has)) return null;
  const looks = looksLikeEvent(type);
  // Events have no `message`; with one, `WhatsApp` is the name of a channel.
  const isMessage = has('message') && has('messageId');
  return looks === 'surely' || (looks === 'perhaps' && !isMessage) ? event('type.event') : null;
}

function messageOf(type: string | null): Classified | null {
  const exact = messageTypes.get(type ?? '');
  if (type !== null && exact !== undefined) {
    return { kind: exact, evidence: [typeEvidence('type.is', type)] };
  }
  const meant = type === null ? null : intendedType(type);
  const spelt = messageTypes.get(meant ?? '');
  if (type === null || spelt === undefined) return null;
  const values = { type: shortened(type), meant: meant ?? '' };
  return { kind: spelt, evidence: [evidence('type.spelling', values, '/type')] };
}

/** Test requests: for credentials, or for a connection. */
function testOf(json: JsonObject): Classified | null {
  const auth = externalAuthReasons(json);
  if (auth !== null) return { kind: 'unknown', evidence: auth };
  const ping = pingReasons(json);
  return ping === null ? null : { kind: 'ping', evidence: ping };
}

function unclearOf(json: JsonObject, type: string | null): Classified {
  if (type === null) {
    const reason = evidence('type.absent', {}, Object.hasOwn(json, 'type') ? '/type' : null);
    return byFields(json, reason, [evidence('fields.none'), reason]);
  }
  return isPageName(type)
    ? byFields(json, typeEvidence('type.page-name', type), [typeEvidence('type.page-name', type)])
    : { kind: 'unknown', evidence: [typeEvidence('type.other', type)] };
}

/**
 * Determines the kind by the fields.
 *
 * @param reason why `type` does not determine it.
 * @param none the evidence when the fields do not determine it either.
 */
function byFields(
  json: JsonObject,
  reason: KindEvidence,
  none: readonly KindEvidence[],
): Classified {
  const has = (name: string) => Object.hasOwn(json, name);
  const of = (kind: 'email' | 'sms', fields: readonly string[]): Classified => {
    const code = kind === 'email' ? 'fields.mail' : 'fields.sms';
    return { kind, evidence: [evidence(code, { fields: fields.join(', ') }), reason] };
  };
  const mail = mailFields.filter(has);
  const hasId = has('contactId') || has('locationId');
  // The CRM's answer to a send has an `emailMessageId` too.
  const isMail = mail.length > 1 || (mail.length === 1 && (mail[0] !== 'emailMessageId' || hasId));
  if (isMail) return of('email', mail);
  if (has('phone') && has('message') && !isContactForm(json))
    return of('sms', ['phone', 'message']);
  // A text under another name is weaker evidence, so an id is required too.
  const text = textFieldIn(json);
  if (text !== null && has('phone') && ['messageId', 'contactId', 'locationId'].some(has)) {
    return of('sms', ['phone', text]);
  }
  const respelt = respeltFields(json);
  if (respelt !== null) return of(respelt.kind, respelt.fields);
  return { kind: 'unknown', evidence: none };
}

/** A form of a website: it has the visitor's address or name beside the phone and the message, and no id of the CRM. */
function isContactForm(json: JsonObject): boolean {
  const has = (name: string) => Object.hasOwn(json, name);
  const isOfVisitor = has('email') && ['name', 'nombre', 'nome', 'subject'].some(has);
  return isOfVisitor && ![...crmIds, 'messageId', 'type'].some(has);
}

/** A message whose names are all in other capitals, as serialisers of .NET write them (`ContactId`, `PHONE`). */
function respeltFields(
  json: JsonObject,
): { readonly kind: 'email' | 'sms'; readonly fields: readonly string[] } | null {
  const written = new Map(firstNames(json).map((name) => [plainName(name), name]));
  const named = (names: readonly string[]) =>
    names.flatMap((name) => written.get(plainName(name)) ?? []);
  if (named(['messageId', 'contactId', 'locationId']).length === 0) return null;
  const mail = named(['emailTo', 'html']);
  const sms = named(['phone', 'message']);
  if (mail.length === 2) return { kind: 'email', fields: mail };
  return sms.length === 2 ? { kind: 'sms', fields: sms } : null;
}

function plainName(name: string): string {
  return name.length > 40 ? name : name.replaceAll(/[\s_-]/g, '').toLowerCase();
}

/** A non-empty top-level text; `null` for anything else. */
export function textIn(json: JsonObject, name: string): string | null {
  const value = Object.hasOwn(json, name) ? json[name] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

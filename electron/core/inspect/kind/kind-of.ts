import type { KindEvidence } from '../../../../shared/inspection.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { EvidenceCode } from '../../../../shared/kind-evidence.ts';
import { textPlace } from '../message/misplaced-fields.ts';
import { isPageName, knownEvent, looksLikeEvent, type KnownEvent } from './platform-events.ts';
import { evidence, shortened, typeReason } from './evidence.ts';
import {
  appActionReasons,
  externalAuthReasons,
  pingReasons,
  workflowReasons,
} from './other-traffic.ts';
import type { JsonObject } from '../json/json-object.ts';

export interface Classified {
  readonly kind: Kind;
  /** The strongest first. */
  readonly evidence: readonly KindEvidence[];
}

/** The values of `type` that a provider message has, and what they say. */
const providerKinds: ReadonlyMap<string, Kind> = new Map([
  ['SMS', 'sms'],
  ['Email', 'email'],
  ['Custom', 'custom'],
  ['Call', 'call'],
]);

/** Other spellings in lower case: some write the channel as the OutboundMessage event names it. */
const spellings: ReadonlyMap<string, string> = new Map([
  ...[...providerKinds.keys()].map((type) => [type.toLowerCase(), type] as const),
  ...['type_sms', 'type_custom_sms', 'type_custom_provider_sms'].map(
    (one) => [one, 'SMS'] as const,
  ),
  ...['e-mail', 'type_email', 'type_custom_email', 'type_custom_provider_email'].map(
    (one) => [one, 'Email'] as const,
  ),
]);

/** Fields that platform events have and no provider message does. */
const eventFields = ['messageType', 'messageTypeId', 'messageTypeString', 'versionId'] as const;
const mailFields = ['html', 'emailTo', 'emailMessageId', 'emailFrom'] as const;

/** The documented spelling of a `type` that is written in another way; `null` for all others. */
export function meantType(type: string): string | null {
  if (type.length > 60) return null;
  const meant = spellings.get(type.trim().toLowerCase()) ?? knownEvent(type.trim())?.name ?? null;
  return meant === type ? null : meant;
}

/** What an object is, by its `type` first, and by the fields it has where that tells nothing. */
export function kindOf(json: JsonObject): Classified {
  const type = textIn(json, 'type');
  return (
    otherTraffic(json, type) ??
    eventOf(json, type) ??
    messageOf(type) ??
    trialOf(json) ??
    unclearOf(json, type)
  );
}

function otherTraffic(json: JsonObject, type: string | null): Classified | null {
  const workflow = workflowReasons(json);
  if (workflow !== null) return { kind: 'workflow', evidence: workflow };
  if (providerKinds.has(type ?? '')) return null;
  const action = appActionReasons(json);
  return action === null ? null : { kind: 'app-action', evidence: action };
}

/** An event of the platform or of an app, `null` when it is none. */
function eventOf(json: JsonObject, type: string | null): Classified | null {
  const has = (name: string) => Object.hasOwn(json, name);
  const isProvider = providerKinds.has(type ?? '') || isPageName(type ?? '');
  // A message that has all a provider needs stays one, whatever else it carries.
  if (isProvider && has('message')) return null;
  // Without a type too: no event has a text in `message` beside an id or a number, and none of its own fields.
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
  // `update` alone is a word like any other; with the id of an app it is the event.
  if (known !== null && (known.name === type || !known.ofApp || has('appId'))) {
    const { kind, name, ofApp } = known;
    const code = kind !== 'platform-event' ? 'type.is' : ofApp ? 'type.app-event' : 'type.event';
    const spelt = () => evidence('type.spelling', { type: shortened(type), meant: name }, '/type');
    return { kind, reason: name === type ? typeReason(code, type) : spelt() };
  }
  const event = (code: EvidenceCode) =>
    ({ kind: 'platform-event', reason: typeReason(code, type) }) as const;
  if (has('appId') && !has('message') && /^[A-Z]+(?:_[A-Z]+)*$/.test(type)) {
    return event('type.app-event');
  }
  if (!['webhookId', 'locationId', 'companyId', 'data', 'body'].some(has)) return null;
  const looks = looksLikeEvent(type);
  // Events have no `message`: with one, `WhatsApp` is the name of a channel.
  const isMessage = has('message') && has('messageId');
  return looks === 'surely' || (looks === 'perhaps' && !isMessage) ? event('type.event') : null;
}

function messageOf(type: string | null): Classified | null {
  const exact = providerKinds.get(type ?? '');
  if (type !== null && exact !== undefined) {
    return { kind: exact, evidence: [typeReason('type.is', type)] };
  }
  const meant = type === null ? null : meantType(type);
  const spelt = providerKinds.get(meant ?? '');
  if (type === null || spelt === undefined) return null;
  const values = { type: shortened(type), meant: meant ?? '' };
  return { kind: spelt, evidence: [evidence('type.spelling', values, '/type')] };
}

/** Requests that try something out: credentials, or whether anybody answers. */
function trialOf(json: JsonObject): Classified | null {
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
    ? byFields(json, typeReason('type.page-name', type), [typeReason('type.page-name', type)])
    : { kind: 'unknown', evidence: [typeReason('type.other', type)] };
}

/**
 * @param reason why its `type` says nothing.
 * @param none all that is to say where its fields tell nothing either.
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
  if (mail.length > 0) return of('email', mail);
  if (has('phone') && has('message')) return of('sms', ['phone', 'message']);
  // Under another name the text tells less, so that an id has to vouch for it.
  const text = textPlace(json);
  if (text !== null && has('phone') && ['messageId', 'contactId', 'locationId'].some(has)) {
    return of('sms', ['phone', text]);
  }
  return { kind: 'unknown', evidence: none };
}

/** A top-level text that is not empty. */
export function textIn(json: JsonObject, name: string): string | null {
  const value = Object.hasOwn(json, name) ? json[name] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

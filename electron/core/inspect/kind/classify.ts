import type { KindEvidence } from '../../../../shared/inspection.ts';
import { headerValue, type CapturedRequest } from '../../../../shared/request.ts';
import { evidence, shortened } from './evidence.ts';
import { kindOf, type Classified } from './kind-of.ts';
import { findWrapped, type WrappedMessage } from './wrapped-message.ts';
import { redirectReasons } from './other-traffic.ts';
import { objectOf, type JsonReading } from '../json/read-json.ts';
import { startOfJson } from '../json/start-of-json.ts';
import { isObject, pointerPart, type JsonObject } from '../json/json-object.ts';

/** Determines the kind of a request, with the evidence. */
export function classify(request: CapturedRequest, json: JsonReading): Classified {
  const classified = byBody(request, json);
  const { kind, evidence: reasons } = classified;
  // A redirect has only its query, so a request whose body determines a kind is not one.
  const redirect = kind === 'ping' || kind === 'unknown' ? redirectReasons(request) : null;
  return redirect === null ? classified : { kind, evidence: [...redirect, ...reasons] };
}

function byBody(request: CapturedRequest, json: JsonReading): Classified {
  if (request.broken !== null) return { kind: 'unknown', evidence: [evidence('body.broken')] };
  const object = objectOf(json);
  if (object === null) return withoutObject(json);
  const { kind, evidence: reasons } = kindOf(object);
  switch (kind) {
    case 'install':
    case 'uninstall':
      return { kind, evidence: [...reasons, ...appDifferences(request, object)] };
    case 'platform-event':
      return { kind, evidence: [...reasons, ...differences(request, object)] };
    case 'unknown':
      return { kind, evidence: evidenceAround(object, reasons) };
    default:
      return { kind, evidence: reasons };
  }
}

function withoutObject(json: JsonReading): Classified {
  if (json.is === 'none' && json.empty) {
    return { kind: 'ping', evidence: [evidence('body.empty')] };
  }
  const within = json.is === 'value' ? findWrapped(json.value) : null;
  return {
    kind: 'unknown',
    evidence: [evidence('body.no-object'), ...(within === null ? [] : [holdsEvidence(within)])],
  };
}

/** Evidence for an object without a kind of its own: first the message within it, if there is one. */
function evidenceAround(
  object: JsonObject,
  reasons: readonly KindEvidence[],
): readonly KindEvidence[] {
  const isKnown = reasons.some(({ code }) => code.startsWith('external-auth.'));
  if (isKnown) return reasons;
  const within = findWrapped(object);
  const wrapped = envelopes.find((name) => resemblesContent(object[name]));
  const rest = reasons.filter(({ code }) => code !== 'fields.none');
  if (within === null && wrapped === undefined) return reasons;
  const field = wrapped ?? topOf(within);
  return [
    ...(field === null ? [] : [envelope(field)]),
    ...(within === null ? [] : [holdsEvidence(within)]),
    ...rest,
  ];
}

/** The fields in which forwarding programs wrap a webhook. */
const envelopes = ['data', 'body', 'payload'] as const;

function resemblesContent(value: unknown): boolean {
  return (
    isObject(value) &&
    ['messageId', 'contactId', 'conversationId', 'type', 'message'].some((name) =>
      Object.hasOwn(value, name),
    )
  );
}

function topOf(within: WrappedMessage | null): string | null {
  if (within === null || within.wrapping === 'flattened') return null;
  const first = within.place.split('/')[1] ?? '';
  return first.replaceAll('~1', '/').replaceAll('~0', '~');
}

function holdsEvidence({ place, kind, wrapping }: WrappedMessage): KindEvidence {
  const path = wrapping === 'flattened' ? null : place;
  return evidence(`holds.${wrapping}`, { place: shortened(place), kind }, path);
}

function envelope(field: string): KindEvidence {
  return evidence('differs.envelope', { field: shortened(field) }, `/${pointerPart(field)}`);
}

/** How a platform event differs from the provider message that it resembles. */
function differences(request: CapturedRequest, json: JsonObject): KindEvidence[] {
  const has = (name: string) => Object.hasOwn(json, name);
  const found: KindEvidence[] = [];
  if (has('appId') && !has('messageId') && !has('body')) found.push(...ofApp(json));
  if (has('body') && !has('message')) found.push(evidence('differs.text', {}, '/body'));
  const field = ['messageType', 'messageTypeString', 'messageTypeId'].find(has);
  if (field !== undefined) {
    const written = json[field];
    const channel = typeof written === 'string' ? shortened(written) : startOfJson(written, 60);
    found.push(evidence('differs.channel', { field, channel }, `/${field}`));
  }
  if (has('direction')) found.push(evidence('differs.direction', {}, '/direction'));
  if (isObject(json['data'])) found.push(envelope('data'));
  return [...found, ...legacyHeader(request)];
}

function appDifferences(request: CapturedRequest, json: JsonObject): KindEvidence[] {
  return [
    ...ofApp(json),
    ...(Object.hasOwn(json, 'messageId') ? [] : [evidence('differs.no-message-id')]),
    ...legacyHeader(request),
  ];
}

function ofApp(json: JsonObject): KindEvidence[] {
  const fields = ['appId', 'versionId', 'companyId', 'installType'].filter((name) =>
    Object.hasOwn(json, name),
  );
  return fields.length === 0 ? [] : [evidence('differs.app', { fields: fields.join(', ') })];
}

function legacyHeader({ headers }: CapturedRequest): KindEvidence[] {
  return headerValue(headers, 'x-wh-signature') === null ? [] : [evidence('header.legacy')];
}

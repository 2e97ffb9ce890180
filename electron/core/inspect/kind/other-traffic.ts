import type { KindEvidence } from '../../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { evidence } from './evidence.ts';
import { isObject, firstNames, type JsonObject } from '../json/json-object.ts';

/*
 * Other requests that are sent to a Delivery URL because one server handles everything, recognised by their fields.
 * Each function returns its evidence, or `null` for anything else.
 */

/** A workflow's standard Webhook action: the contact in snake case, with the workflow and its location. */
export function workflowReasons(json: JsonObject): readonly KindEvidence[] | null {
  const workflow = json['workflow'];
  const named = isObject(workflow) && (has(workflow, 'id') || has(workflow, 'name'));
  const found = [
    ...(named ? ['workflow'] : []),
    ...['contact_id', 'contact_type', 'contact_source', 'full_address', 'date_created'].filter(
      (name) => has(json, name),
    ),
    ...['location', 'customData', 'triggerData', 'attributionSource'].filter((name) =>
      isObject(json[name]),
    ),
  ];
  const identified =
    ['contact_id', 'first_name', 'full_name'].some((name) => has(json, name)) ||
    isObject(json['location']);
  if (found.length < (named ? 2 : 4) || !identified) return null;
  return [
    evidence('fields.workflow', { fields: found.slice(0, 4).join(', ') }),
    ...(isObject(json['message']) ? [evidence('differs.message-object', {}, '/message')] : []),
  ];
}

/** An app's own action in a workflow, or the subscription to an app's own trigger. */
export function appActionReasons(json: JsonObject): readonly KindEvidence[] | null {
  if (isTriggerSubscription(json)) {
    return [evidence('fields.app-trigger', { fields: present(json, triggerFrame) })];
  }
  const { extras, meta } = json;
  const placed =
    isObject(extras) &&
    ['locationId', 'contactId', 'workflowId', 'companyId'].some((name) => has(extras, name));
  const keyed = isObject(meta) && has(meta, 'key');
  const flagged = json['isMarketplaceAction'] === true || json['isMarketplaceAction'] === 'true';
  const isAction =
    (placed && (keyed || flagged || has(json, 'data'))) || (flagged && has(json, 'data'));
  if (!isAction) return null;
  return [evidence('fields.app-action', { fields: present(json, actionFrame) })];
}

/** Whether it is the subscription to a trigger rather than an action. */
export function isTriggerSubscription({ triggerData, meta, extras }: JsonObject): boolean {
  if (!isObject(triggerData)) return false;
  const own = ['key', 'targetUrl', 'eventType', 'filters'].filter((name) => has(triggerData, name));
  return own.length >= 2 || (own.length === 1 && isObject(extras) && isObject(meta));
}

const actionFrame = ['data', 'extras', 'meta', 'isMarketplaceAction'] as const;
const triggerFrame = ['triggerData', 'extras', 'meta'] as const;

function present(json: JsonObject, names: readonly string[]): string {
  return names.filter((name) => has(json, name)).join(', ');
}

/** Names of credentials that an app asks its user for. */
const credential =
  /^(?:api_?-?key|api_?-?token|access_?token|auth_?token|secret|api_?secret|client_?secret|pass(?:word|wd)?|user(?:_?name)?)$/i;

/** A check of External Authentication's credentials, in its test or during an install. */
export function externalAuthReasons(json: JsonObject): readonly KindEvidence[] | null {
  const dummy = ['locationId', 'companyId'].find((name) => isDummy(json[name]));
  if (dummy !== undefined) {
    return [evidence('external-auth.dummy', { field: dummy }, `/${dummy}`)];
  }
  if (has(json, 'messageId') || has(json, 'type') || has(json, 'message')) return null;
  const asked = firstNames(json).find((name) => name.length < 40 && credential.test(name));
  const placed = ['locationId', 'locationId[]', 'locationId[0]', 'companyId'].filter((name) =>
    has(json, name),
  );
  if (asked === undefined || placed.length === 0) return null;
  return [evidence('external-auth.fields', { fields: [...placed, asked].join(', ') })];
}

function isDummy(value: unknown): boolean {
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, 10) : [value];
  return all.some((one) => one === 'dummyLocationId' || one === 'dummyCompanyId');
}

/** The redirect after an install: a GET whose query has a code or an error. */
export function redirectReasons({ method, url }: CapturedRequest): readonly KindEvidence[] | null {
  if ((method !== 'GET' && method !== 'HEAD') || url === null) return null;
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1, 8_000));
  if (!url.includes('?')) return null;
  const refused = query.has('error') && (query.has('error_description') || query.has('state'));
  const parameter = query.get('code') ? 'code' : refused ? 'error' : null;
  return parameter === null ? null : [evidence('query.install', { parameter })];
}

/** Names and values of connection tests. */
const testWords = [
  'test',
  'ping',
  'validate',
  'validation',
  'verify',
  'verification',
  'healthcheck',
];
const testNames: ReadonlySet<string> = new Set([
  ...[...testWords, 'event', 'type', 'action', 'challenge', 'hello', 'ok', 'status', 'source'],
  ...['timestamp', 'time', 'webhookId', 'locationId', 'message'],
]);

/** A small object that only tests the connection, such as `{"test":true}`. */
export function pingReasons(json: JsonObject): readonly KindEvidence[] | null {
  const names = firstNames(json);
  if (names.length === 0) return [evidence('body.empty-object')];
  if (names.length > 6 || !names.every((name) => testNames.has(name))) return null;
  const sign = names.find((name) => {
    const value = json[name];
    if (typeof value === 'object' && value !== null) return false;
    return (
      (testWords.includes(name) && value !== false) ||
      (['event', 'type', 'action', 'message', 'status'].includes(name) &&
        typeof value === 'string' &&
        testWords.includes(value.toLowerCase()))
    );
  });
  return sign === undefined ? null : [evidence('body.trial', { field: sign }, `/${sign}`)];
}

function has(json: JsonObject, name: string): boolean {
  return Object.hasOwn(json, name);
}

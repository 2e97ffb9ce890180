import type { KindEvidence } from '../../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { evidence } from './evidence.ts';
import { isObject, firstNames, type JsonObject } from '../json/json-object.ts';

/**
 * What else comes to a Delivery URL because people hang everything on one server, told by its fields. Each
 * function answers with its reasons, or `null` when it is something else.
 */

/** A workflow's standard Webhook action: the contact in snake case, and what it runs in. */
export function workflowReasons(json: JsonObject): readonly KindEvidence[] | null {
  const workflow = json['workflow'];
  const named = isObject(workflow) && (has(workflow, 'id') || has(workflow, 'name'));
  const signs = [
    ...(named ? ['workflow'] : []),
    ...['contact_id', 'contact_type', 'contact_source', 'full_address', 'date_created'].filter(
      (name) => has(json, name),
    ),
    ...['location', 'customData', 'triggerData', 'attributionSource'].filter((name) =>
      isObject(json[name]),
    ),
  ];
  const anchored =
    ['contact_id', 'first_name', 'full_name'].some((name) => has(json, name)) ||
    isObject(json['location']);
  if (signs.length < (named ? 2 : 4) || !anchored) return null;
  return [
    evidence('fields.workflow', { fields: signs.slice(0, 4).join(', ') }),
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

/** Whether it is the subscription to a trigger, and no action. */
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

/** What a user types in when an app asks for it. */
const credential =
  /^(?:api_?-?key|api_?-?token|access_?token|auth_?token|secret|api_?secret|client_?secret|pass(?:word|wd)?|user(?:_?name)?)$/i;

/** The request that checks the credentials of External Authentication, in its test or at an install. */
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

/** What a browser brings to an app after an install: a GET whose query has a code, or says why there is none. */
export function redirectReasons({ method, url }: CapturedRequest): readonly KindEvidence[] | null {
  if ((method !== 'GET' && method !== 'HEAD') || url === null) return null;
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1, 8_000));
  if (!url.includes('?')) return null;
  const refused = query.has('error') && (query.has('error_description') || query.has('state'));
  const parameter = query.get('code') ? 'code' : refused ? 'error' : null;
  return parameter === null ? null : [evidence('query.install', { parameter })];
}

/** Names and values with which programs try whether anybody answers. */
const trials = ['test', 'ping', 'validate', 'validation', 'verify', 'verification', 'healthcheck'];
const trialNames: ReadonlySet<string> = new Set([
  ...[...trials, 'event', 'type', 'action', 'challenge', 'hello', 'ok', 'status', 'source'],
  ...['timestamp', 'time', 'webhookId', 'locationId', 'message'],
]);

/** A small object that only tries whether anybody answers, such as `{"test":true}`. */
export function pingReasons(json: JsonObject): readonly KindEvidence[] | null {
  const names = firstNames(json);
  if (names.length === 0) return [evidence('body.empty-object')];
  if (names.length > 6 || !names.every((name) => trialNames.has(name))) return null;
  const sign = names.find((name) => {
    const value = json[name];
    if (typeof value === 'object' && value !== null) return false;
    return (
      (trials.includes(name) && value !== false) ||
      (['event', 'type', 'action', 'message', 'status'].includes(name) &&
        typeof value === 'string' &&
        trials.includes(value.toLowerCase()))
    );
  });
  return sign === undefined ? null : [evidence('body.trial', { field: sign }, `/${sign}`)];
}

function has(json: JsonObject, name: string): boolean {
  return Object.hasOwn(json, name);
}

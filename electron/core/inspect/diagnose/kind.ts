import type { Issue } from '../../../../shared/inspection.ts';
import { isPageName, knownEvent } from '../kind/platform-events.ts';
import { shortened } from '../kind/evidence.ts';
import { issue } from '../issue.ts';
import { intendedType } from '../kind/kind-of.ts';
import { isTriggerSubscription } from '../kind/other-traffic.ts';
import { isMisplaced } from './misplaced.ts';
import {
  isMeantAsMessage,
  resemblesMessage,
  type Check,
  type MessageInput,
  type CheckInput,
} from './check.ts';
import { isObject, firstNames, type JsonObject } from '../json/json-object.ts';

/** What the kind means for the receiving code, and how `type` is written. */
export const kind: Check = (input) => [
  ...requestIssues(input),
  ...(input.read === null ? [] : objectIssues(input as MessageInput)),
];

/** Issues of the whole request, whether or not its body is an object. */
function requestIssues({ evidence }: CheckInput): Issue[] {
  return evidence.flatMap(({ code, values, path }) => {
    switch (code) {
      case 'query.install':
        return [issue('kind.install-redirect', { parameter: values['parameter'] ?? '' })];
      case 'holds.object':
      case 'holds.json-text':
      case 'holds.form-text':
      case 'holds.base64':
      case 'holds.flattened':
        return [issue('kind.envelope', { place: values['place'] ?? '' }, path)];
      case 'external-auth.dummy':
        return [issue('kind.external-auth-test', {}, path)];
      case 'external-auth.fields':
        return [issue('kind.external-auth')];
      default:
        return [];
    }
  });
}

function objectIssues(input: MessageInput): Issue[] {
  const { read } = input;
  const { object } = read;
  const type = typeof object['type'] === 'string' ? object['type'] : '';
  switch (input.kind) {
    case 'platform-event':
      return [event(input, type), ...internal(object), ...spelling(type)];
    case 'install':
    case 'uninstall':
      return [event(input, type), ...spelling(type)];
    case 'workflow':
      return workflow(object);
    case 'app-action':
      return [appAction(object)];
    case 'call':
      return [issue('kind.call', {}, '/type'), ...internal(object), ...spelling(type)];
    case 'custom':
      return [issue('kind.custom', {}, '/type'), ...internal(object), ...spelling(type)];
    case 'sms':
    case 'email':
      return [...internal(object), ...typeOf(input, input.kind, type)];
    case 'unknown':
      return unknown(input, type);
    case 'ping':
      return [];
  }
}

function event({ evidence }: CheckInput, type: string): Issue {
  const isOfApp =
    knownEvent(type.trim())?.ofApp === true ||
    evidence.some(({ code }) => code === 'type.app-event');
  const shown = shortened(type) || '…';
  return isOfApp
    ? issue('kind.app-event', { event: shown })
    : issue('kind.platform-event', { event: shown });
}

/** An internal comment of the team, which must not be sent to the contact. */
function internal(object: JsonObject): Issue[] {
  const found = ['messageType', 'messageTypeString', 'type'].find((name) => {
    const value = Object.hasOwn(object, name) ? object[name] : null;
    return typeof value === 'string' && /^(?:type_)?internal_?comments?$/i.test(value.slice(0, 60));
  });
  return found === undefined ? [] : [issue('kind.internal-comment', {}, `/${found}`)];
}

function workflow(object: JsonObject): Issue[] {
  const about = object['workflow'];
  const name = isObject(about) ? (about['name'] ?? about['id']) : null;
  const found = issue('kind.workflow', {
    workflow: (typeof name === 'string' && shortened(name)) || '…',
  });
  const unset = firstNames(object).filter((field) => {
    const value = object[field];
    return value === 'null' || holdsNull(value);
  });
  const [first] = unset;
  if (first === undefined) return [found];
  return [found, issue('workflow.null-text', { count: unset.length, field: shortened(first) })];
}

/** Whether an object has the text "null" as a value, up to two levels down. */
function holdsNull(value: unknown, deeper = 2): boolean {
  if (!isObject(value) || deeper === 0) return false;
  return Object.values(value)
    .slice(0, 100)
    .some((inner) => inner === 'null' || holdsNull(inner, deeper - 1));
}

function appAction(object: JsonObject): Issue {
  const { triggerData, meta } = object;
  const keyOf = (value: unknown) =>
    isObject(value) && typeof value['key'] === 'string' ? shortened(value['key']) : '';
  return isTriggerSubscription(object)
    ? issue('kind.app-trigger', { trigger: keyOf(triggerData) || keyOf(meta) || '…' })
    : issue('kind.app-action', { action: keyOf(meta) || '…' });
}

function typeOf(input: MessageInput, meant: 'sms' | 'email', type: string): Issue[] {
  if (isPageName(type)) return pageName(type);
  return type === '' ? missing(input, meant) : spelling(type);
}

/** A missing `type`. Another JSON type and another name are reported by other checks. */
function missing(input: MessageInput, meant: string): Issue[] {
  const { object } = input.read;
  const value = Object.hasOwn(object, 'type') ? object['type'] : null;
  const isMissing = value === null || value === '';
  return isMissing && !isMisplaced(input, 'type')
    ? [issue('type.missing', { kind: kindNames[meant] ?? meant }, '/type')]
    : [];
}

/** With their articles, for the sentence. */
const kindNames: Readonly<Record<string, string>> = { sms: 'an SMS', email: 'an e-mail' };

function unknown(input: MessageInput, type: string): Issue[] {
  const { object } = input.read;
  if (type === '') {
    return isMeantAsMessage(input) ? missing(input, 'a message of no certain kind') : [];
  }
  if (isPageName(type)) return pageName(type);
  const isEnvelope = input.evidence.some(({ code }) => code === 'differs.envelope');
  const isForwarded = input.evidence.some(({ code }) => code.startsWith('holds.'));
  // The type of an envelope is a matter of the program that forwarded the message.
  return resemblesMessage(object) || (isEnvelope && !isForwarded)
    ? [issue('type.unknown', { type: shortened(type) }, '/type'), ...internal(object)]
    : internal(object);
}

function pageName(type: string): Issue[] {
  const values = { type: shortened(type) };
  return [issue('type.unknown', values, '/type'), issue('kind.page-name', values, '/type')];
}

function spelling(type: string): Issue[] {
  const meant = intendedType(type);
  return meant === null ? [] : [issue('type.spelling', { type: shortened(type), meant }, '/type')];
}

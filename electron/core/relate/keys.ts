import { hash } from 'node:crypto';
import { isMessageKind, type Kind } from '../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { identityOf, textOf } from './identity.ts';
import type { JsonObject } from '../inspect/json/json-object.ts';

/** By what requests find each other in the store: short, and equal for equal things. */
export interface RelationKeys {
  /** The same for all attempts of one delivery. */
  readonly delivery: string | null;
  /** The same for all messages to one contact, over SMS and e-mail. */
  readonly contact: string | null;
  /** The same for messages that say the same. */
  readonly content: string | null;
}

/**
 * The keys of a request; `null` where it has nothing to be found by. Total, and a function of the facts.
 *
 * @param json `null` when the body is no JSON object.
 */
export function relationKeys(
  request: CapturedRequest,
  kind: Kind,
  json: JsonObject | null,
): RelationKeys {
  const identity = identityOf(request, kind, json);
  const delivery = identity === null ? null : keyOf('d', [identity.by, identity.text]);
  if (json === null || !isMessageKind(kind)) return { delivery, contact: null, content: null };
  return { delivery, contact: contactKey(json), content: contentKey(json) };
}

/** Who a message goes to: the contact, else the address, which is all that some senders give. */
function contactKey(json: JsonObject): string | null {
  const contact = textOf(json, 'contactId');
  if (contact !== null) return keyOf('c', ['contactId', contact]);
  const to = [textOf(json, 'phone'), ...textsOf(json, 'emailTo')].filter((one) => one !== null);
  return to.length === 0 ? null : keyOf('c', ['to', ...to]);
}

/** A message without text and without files says nothing that could be said again. */
function contentKey(json: JsonObject): string | null {
  const texts = ['message', 'subject', 'html'].map((name) => textOf(json, name));
  const files = textsOf(json, 'attachments');
  return texts.every((text) => text === null) && files.length === 0
    ? null
    : keyOf('t', [JSON.stringify([texts, files])]);
}

/** The texts of a field that holds one or an array of them. */
function textsOf(json: JsonObject, name: string): readonly string[] {
  const value = Object.hasOwn(json, name) ? json[name] : null;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string');
}

/** 64 bits name a million things without confusing two; the letter says what kind of key it is. */
function keyOf(letter: 'd' | 'c' | 't', parts: readonly string[]): string {
  return letter + hash('sha256', parts.join('\0')).slice(0, 16);
}

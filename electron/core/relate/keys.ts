import { createHash, hash } from 'node:crypto';
import { isMessageKind, type Kind } from '../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { identityOf, messageText, textOf } from './identity.ts';
import type { JsonObject } from '../inspect/json/json-object.ts';

/** The keys that relate requests in the store: short, and equal for equal things. */
export interface RelationKeys {
  /** Equal for all attempts of a delivery. */
  readonly delivery: string | null;
  /** Equal for all messages to a contact, SMS and e-mail. */
  readonly contact: string | null;
  /** Equal for messages with the same content. */
  readonly content: string | null;
}

/**
 * The relation keys of a request; `null` where it has none. Never throws, and depends on the facts only.
 *
 * @param json `null` when the body is not a JSON object.
 */
export function relationKeys(
  request: CapturedRequest,
  kind: Kind,
  json: JsonObject | null,
): RelationKeys {
  const identity = identityOf(request, kind, json);
  const delivery = identity === null ? null : keyOf('d', `${identity.by}\0${identity.text}`);
  if (json === null || !isMessageKind(kind)) return { delivery, contact: null, content: null };
  return { delivery, contact: contactKey(json), content: contentKey(json) };
}

/** The key of the delivery of a message, or of an event about it. @param event its name; empty for the message. */
export function messageKey(
  event: string,
  messageId: string | null,
  emailMessageId: string | null,
): string {
  return keyOf('d', `message\0${messageText(event, messageId, emailMessageId)}`);
}

/** The receiver: the contact's id, else the addresses, which are all that some senders give. */
function contactKey(json: JsonObject): string | null {
  const contact = textOf(json, 'contactId');
  if (contact !== null) return keyOf('c', `contactId\0${contact}`);
  const to = [textOf(json, 'phone'), ...textsOf(json, 'emailTo')].filter((one) => one !== null);
  return to.length === 0 ? null : keyOf('c', ['to', ...to].join('\0'));
}

const contentTexts = ['message', 'subject', 'html'] as const;

/** `null` for a message without text and without attachments. */
function contentKey(json: JsonObject): string | null {
  const texts = contentTexts.map((name) => textOf(json, name));
  const files = textsOf(json, 'attachments');
  return texts.every((text) => text === null) && files.length === 0
    ? null
    : keyOf('t', JSON.stringify([texts, files]));
}

/**
 * The content key of a message of which the object does not have all texts whole. The JSON that the key is a hash of is
 * hashed as it is written.
 *
 * @param readText reads such a text whole, in pieces; `null` for any other.
 */
export async function longContentKey(
  json: JsonObject,
  readText: (name: string) => AsyncIterable<string> | null,
): Promise<string> {
  const digest = createHash('sha256');
  for (const [index, name] of contentTexts.entries()) {
    digest.update(index === 0 ? '[[' : ',');
    const pieces = readText(name);
    if (pieces === null) {
      digest.update(JSON.stringify(textOf(json, name)));
      continue;
    }
    digest.update('"');
    for await (const piece of pieces)
      digest.update(JSON.stringify(piece.toWellFormed()).slice(1, -1));
    digest.update('"');
  }
  const files = JSON.stringify(textsOf(json, 'attachments'));
  return shortKey('t', digest.update(`],${files}]`).digest('hex'));
}

/** The texts of a field that holds a text or an array of texts. */
function textsOf(json: JsonObject, name: string): readonly string[] {
  const value = Object.hasOwn(json, name) ? json[name] : null;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string');
}

/** 64 bits of a hash, enough for a million keys without a collision; the letter names the type of key. */
function keyOf(letter: 'd' | 'c' | 't', text: string): string {
  return shortKey(letter, hash('sha256', text));
}

function shortKey(letter: 'd' | 'c' | 't', digest: string): string {
  return letter + digest.slice(0, 16);
}

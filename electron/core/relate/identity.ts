import { isMessageKind, type Kind } from '../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { JsonObject } from '../inspect/json/json-object.ts';

/** What identifies a delivery. */
export type IdentifiedBy = 'message' | 'webhook' | 'body';

export interface Identity {
  readonly by: IdentifiedBy;
  /** Equal only for requests that deliver the same thing. */
  readonly text: string;
}

/**
 * Identifies what a request delivers: a message by its ids, else an event by its `webhookId`, else the exact bytes.
 * Message ids come first because the status of a message may be posted several times, each with its own `webhookId`.
 * Both ids of an e-mail must be equal, since one of them may name the whole thread. A platform event about a message is
 * another delivery than the message, and so is what a workflow or an app's own action sends about it.
 *
 * @param json `null` when the body is not a JSON object.
 * @returns `null` when nothing identifies it.
 */
export function identityOf(
  request: CapturedRequest,
  kind: Kind,
  json: JsonObject | null,
): Identity | null {
  const text = (name: string) => textOf(json, name);
  const event = eventOf(kind, text('type'));
  const message = [text('messageId'), text('emailMessageId')];
  if (message.some((id) => id !== null))
    return { by: 'message', text: messageText(event, ...message) };
  const webhook = text('webhookId');
  if (webhook !== null) return { by: 'webhook', text: key(webhook) };
  return request.body.bytes === 0 ? null : { by: 'body', text: request.body.sha256 };
}

/** What identifies a request about a message. @param event its name; empty for the message itself. */
export function messageText(event: string, ...ids: readonly (string | null | undefined)[]): string {
  return key(event, ...ids);
}

/** Distinguishes requests about the same message; empty for the message itself and for what may be one. */
function eventOf(kind: Kind, type: string | null): string {
  if (isMessageKind(kind) || (kind === 'unknown' && type === null)) return '';
  return type ?? kind;
}

/** A non-empty top-level text; `null` for anything else. */
export function textOf(json: JsonObject | null, name: string): string | null {
  const value = json !== null && Object.hasOwn(json, name) ? json[name] : null;
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}

function key(...parts: readonly (string | null | undefined)[]): string {
  return JSON.stringify(parts);
}

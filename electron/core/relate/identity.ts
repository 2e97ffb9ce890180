import { isMessageKind, type Kind } from '../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { JsonObject } from '../inspect/json/json-object.ts';

/** By what a delivery is known again. */
export type SameBy = 'message' | 'webhook' | 'body';

export interface Identity {
  readonly by: SameBy;
  /** The same for requests that deliver the same thing, and for no others. */
  readonly text: string;
}

/**
 * What a request delivers: a message by its ids, else the event of a `webhookId`, else exactly these bytes.
 * A message counts first, because its status may be posted several times, each under a `webhookId` of
 * its own. Both ids of an e-mail must be the same: one of them may name the whole thread. The
 * platform's event about a message is another delivery than the message itself, and so is what a workflow or an
 * app's own action says of it.
 *
 * @param json `null` when the body is no JSON object.
 * @returns `null` when there is nothing to be known by.
 */
export function identityOf(
  request: CapturedRequest,
  kind: Kind,
  json: JsonObject | null,
): Identity | null {
  const text = (name: string) => textOf(json, name);
  const event = eventOf(kind, text('type'));
  const message = [text('messageId'), text('emailMessageId')];
  if (message.some((id) => id !== null)) return { by: 'message', text: key(event, ...message) };
  const webhook = text('webhookId');
  if (webhook !== null) return { by: 'webhook', text: key(webhook) };
  return request.body.bytes === 0 ? null : { by: 'body', text: request.body.sha256 };
}

/** What tells apart requests about one message; empty for the message itself, and for what may be one. */
function eventOf(kind: Kind, type: string | null): string {
  if (isMessageKind(kind) || (kind === 'unknown' && type === null)) return '';
  return type ?? kind;
}

/** A top-level text that is there and not empty. */
export function textOf(json: JsonObject | null, name: string): string | null {
  const value = json !== null && Object.hasOwn(json, name) ? json[name] : null;
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}

function key(...parts: readonly (string | null | undefined)[]): string {
  return JSON.stringify(parts);
}

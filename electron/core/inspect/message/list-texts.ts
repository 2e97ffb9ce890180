import { isMessageKind, type Kind } from '../../../../shared/kinds.ts';
import type { ProviderMessage } from '../../../../shared/provider-message.ts';
import { findMisplacedFields, type MisplacedField } from './misplaced-fields.ts';
import { isObject, type JsonObject } from '../json/json-object.ts';

/** What the list shows of an object: the receiver and the text. */
export interface ListTexts {
  readonly to: string | null;
  readonly text: string | null;
}

/** The receiver and the text, also when they are under other names than the documented ones. */
export function listTexts(kind: Kind, object: JsonObject, message: ProviderMessage): ListTexts {
  if (kind === 'workflow') return ofWorkflow(object, message);
  const to = message.phone ?? (message.emailTo.length === 0 ? null : message.emailTo.join(', '));
  if (!isMessageKind(kind)) return { to, text: message.message };
  const places = findMisplacedFields(object, kind === 'email');
  return {
    to: to ?? textAt(places, 'phone') ?? textAt(places, 'emailTo'),
    text: textAt(places, 'message') ?? message.message,
  };
}

/** Workflows send the text "null" for an unset field, and the text of a contact in an object. */
function ofWorkflow({ message: sent }: JsonObject, { phone, message }: ProviderMessage): ListTexts {
  const written = isObject(sent) ? sent['body'] : message;
  return { to: unlessNull(phone), text: unlessNull(typeof written === 'string' ? written : null) };
}

function unlessNull(text: string | null): string | null {
  return text === 'null' ? null : text;
}

function textAt(places: readonly MisplacedField[], meant: string): string | null {
  const value = places.find((place) => place.meant === meant)?.value;
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, 100) : [value];
  const texts = all.filter((one) => typeof one === 'string');
  return texts.length === 0 ? null : texts.join(', ');
}

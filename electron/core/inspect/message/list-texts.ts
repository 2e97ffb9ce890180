import { isMessageKind, type Kind } from '../../../../shared/kinds.ts';
import type { ProviderMessage } from '../../../../shared/provider-message.ts';
import { findMisplacedFields, type MisplacedField } from './misplaced-fields.ts';
import { misspeltFor } from './misspelt.ts';
import { isObject, type JsonObject } from '../json/json-object.ts';

/** What the list shows of an object: the receiver and the text. */
export interface ListTexts {
  readonly to: string | null;
  readonly text: string | null;
}

/** The receiver and the text, also when they are under other names than the documented ones. */
export function listTexts(kind: Kind, object: JsonObject, message: ProviderMessage): ListTexts {
  if (kind === 'workflow') return ofWorkflow(object, message);
  const addresses = message.emailTo.length === 0 ? null : message.emailTo.join(', ');
  // The CRM may tell the contact's phone beside the addresses of an e-mail.
  const to = kind === 'email' ? (addresses ?? message.phone) : (message.phone ?? addresses);
  if (!isMessageKind(kind)) return { to, text: message.message };
  const places = findMisplacedFields(object, kind === 'email');
  return {
    to: to ?? textAt(places, 'phone') ?? textAt(places, 'emailTo') ?? writtenAs(object, 'phone'),
    text: textAt(places, 'message') ?? message.message ?? writtenAs(object, 'message'),
  };
}

/** The text of a field whose name is misspelt, or whose value is a number or a list in place of a text. */
function writtenAs(object: JsonObject, documented: string): string | null {
  const name = Object.hasOwn(object, documented) ? documented : misspeltFor(object, documented);
  return name === null ? null : joinedTexts(object[name]);
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
  return joinedTexts(places.find((place) => place.meant === meant)?.value);
}

function joinedTexts(value: unknown): string | null {
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, 100) : [value];
  const texts = all.filter((one) => typeof one === 'string' || typeof one === 'number');
  return texts.length === 0 ? null : texts.join(', ');
}

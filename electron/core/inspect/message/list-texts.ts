import { isMessageKind, type Kind } from '../../../../shared/kinds.ts';
import type { ProviderMessage } from '../../../../shared/provider-message.ts';
import { standingElsewhere, type Place } from './misplaced-fields.ts';
import { isObject, type JsonObject } from '../json/json-object.ts';

/** What the list shows of an object: who it is for, and its text. */
export interface ListTexts {
  readonly to: string | null;
  readonly text: string | null;
}

/** Texts of a message that stands in another place than the documented one are shown as well. */
export function listTexts(kind: Kind, object: JsonObject, message: ProviderMessage): ListTexts {
  if (kind === 'workflow') return ofWorkflow(object, message);
  const to = message.phone ?? (message.emailTo.length === 0 ? null : message.emailTo.join(', '));
  if (!isMessageKind(kind)) return { to, text: message.message };
  const places = standingElsewhere(object, kind === 'email');
  return {
    to: to ?? textAt(places, 'phone') ?? textAt(places, 'emailTo'),
    text: textAt(places, 'message') ?? message.message,
  };
}

/** What is not set comes as the text "null", and what a contact wrote in an object. */
function ofWorkflow({ message: said }: JsonObject, { phone, message }: ProviderMessage): ListTexts {
  const written = isObject(said) ? said['body'] : message;
  return { to: set(phone), text: set(typeof written === 'string' ? written : null) };
}

function set(text: string | null): string | null {
  return text === 'null' ? null : text;
}

function textAt(places: readonly Place[], meant: string): string | null {
  const value = places.find((place) => place.meant === meant)?.value;
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, 100) : [value];
  const texts = all.filter((one) => typeof one === 'string');
  return texts.length === 0 ? null : texts.join(', ');
}

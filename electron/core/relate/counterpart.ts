import { shortText } from '../../../shared/cut-text.ts';
import type { RequestDetail } from '../../../shared/detail.ts';
import type { Field, Inspection } from '../../../shared/inspection.ts';
import { isMessageKind } from '../../../shared/kinds.ts';
import type { Counterpart } from '../../../shared/related.ts';
import type { Store } from '../store/store.ts';
import type { Details } from '../views/details.ts';
import { messageKey } from './keys.ts';

const eventName = 'OutboundMessage';

/** What an event names otherwise, and what each webhook has for itself. */
const notOfTheMessage = new Set(['type', 'body', 'timestamp', 'webhookId']);

const shownFields = { entries: 30, characters: 500 } as const;

/**
 * The newest OutboundMessage event about a message, or the message of such an event.
 *
 * @returns `null` when it is neither, or the other one did not come.
 */
export async function readCounterpart(
  store: Pick<Store, 'relations' | 'summary'>,
  details: Pick<Details, 'of'>,
  { inspection }: RequestDetail,
): Promise<Counterpart | null> {
  if (inspection === null) return null;
  const isMessage = isMessageKind(inspection.kind);
  if (!isMessage && textOf(inspection, 'type') !== eventName) return null;
  const id = newest(store, isMessage ? eventName : '', inspection);
  const row = id === null ? null : store.summary(id);
  if (row === null) return null;
  const other = (await details.of(row.id))?.inspection?.fields ?? [];
  const [event, message] = isMessage ? [other, inspection.fields] : [inspection.fields, other];
  return { is: isMessage ? 'event' : 'message', row, fields: onlyIn(event, message) };
}

/** The newest request about the same message: an event may lack one of the ids of an e-mail, or have it twice. */
function newest(
  { relations }: Pick<Store, 'relations'>,
  event: string,
  inspection: Inspection,
): number | null {
  const [message, email] = [textOf(inspection, 'messageId'), textOf(inspection, 'emailMessageId')];
  const pairs = [
    [message, email],
    [message, null],
    [message, message],
    [null, email],
    [email, email],
  ] as const;
  const keys = new Set(
    pairs
      .filter((pair) => pair.some((id) => id !== null))
      .map(([one, other]) => messageKey(event, one, other)),
  );
  const ids = [...keys].flatMap((key) => relations.before(key, Number.MAX_SAFE_INTEGER, 1));
  return ids.length === 0 ? null : Math.max(...ids);
}

function textOf({ fields }: Inspection, name: string): string | null {
  const field = fields.findLast((one) => one.name === name);
  return field?.type === 'string' && field.text !== '' ? field.text : null;
}

/** The fields that the message lacks, or has with another value, such as `status`. */
function onlyIn(event: readonly Field[], message: readonly Field[]) {
  const said = new Map(message.map(({ name, text }) => [name, text]));
  return event
    .filter(
      ({ name, type, text }) =>
        type !== 'null' && said.get(name) !== text && !notOfTheMessage.has(name),
    )
    .slice(0, shownFields.entries)
    .map(({ name, text }) => ({
      name: shortText(name, shownFields.characters),
      text: shortText(text, shownFields.characters),
    }));
}

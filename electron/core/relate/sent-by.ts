import type { Inspection } from '../../../shared/inspection.ts';
import { isMessageKind } from '../../../shared/kinds.ts';
import type { Counterpart, SentBy } from '../../../shared/related.ts';
import type { RelatedRequest } from '../store/relation-index.ts';
import type { Store } from '../store/store.ts';
import { remark } from './remark.ts';

/**
 * The values of `source` (schema of a message in the conversations API, v3), with who sends then. A value that is not
 * here says nothing.
 */
const sources = new Map([
  ['app', 'user'],
  ['workflow', 'workflow'],
  ['bulk_actions', 'bulk'],
  ['campaign', 'bulk'],
  ['api', 'api'],
] as const);

/** A bulk action posts the same text to its contacts within this time. */
const bulkMinutes = 5;

/** This many other contacts with the same text are no coincidence. */
const bulkContacts = 2;

/** Among this many requests on either side, the same text is searched. */
const comparedBeside = 100;

/** Infers who sent a message: from its event, else from the same text to others, else from `userId`. */
export function whoSent(
  store: Pick<Store, 'relations' | 'summary'>,
  own: RelatedRequest,
  inspection: Inspection | null,
  counterpart: Counterpart | null,
): SentBy | null {
  if (inspection === null || !isMessageKind(inspection.kind)) return null;
  const told = toldByEvent(counterpart);
  if (told !== null) return told;
  const contacts = contactsWithSameText(store, own);
  if (contacts >= bulkContacts) {
    return { by: 'bulk', remark: remark('sent-by.same-text', { contacts, minutes: bulkMinutes }) };
  }
  const user = inspection.fields.findLast(({ name }) => name === 'userId');
  if (user === undefined || user.type === 'null') {
    return { by: 'workflow', remark: remark('sent-by.no-user-id') };
  }
  return user.type === 'string' && user.text.trim() !== ''
    ? { by: 'user', remark: remark('sent-by.user-id') }
    : { by: 'unknown', remark: remark('sent-by.unknown') };
}

function toldByEvent(counterpart: Counterpart | null): SentBy | null {
  if (counterpart?.is !== 'event') return null;
  const source = counterpart.fields.find(({ name }) => name === 'source')?.text;
  const [name, by] = [...sources].find(([value]) => value === source) ?? [];
  return name === undefined || by === undefined
    ? null
    : { by, remark: remark(`sent-by.event-${by}`, { source: name, event: counterpart.row.id }) };
}

/** To how many other contacts the same text went about then. */
function contactsWithSameText(
  { relations, summary }: Pick<Store, 'relations' | 'summary'>,
  own: RelatedRequest,
): number {
  if (own.content === null || own.contact === null) return 0;
  const first = Math.max(1, own.id - comparedBeside);
  const ids = Array.from({ length: 2 * comparedBeside + 1 }, (_, index) => first + index);
  const others = relations
    .requests(ids)
    .filter(
      (one) =>
        one.content === own.content &&
        one.contact !== own.contact &&
        one.importedAt === own.importedAt &&
        Math.abs(one.receivedAt - own.receivedAt) <= bulkMinutes * 60_000 &&
        summary(one.id) !== null,
    );
  return new Set(others.map(({ contact }) => contact).filter((contact) => contact !== null)).size;
}

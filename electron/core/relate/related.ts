import {
  relatedLimit,
  type Attempt,
  type Attempts,
  type Related,
  type Thread,
} from '../../../shared/related.ts';
import type { Field } from '../../../shared/inspection.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import type { Details } from '../views/details.ts';
import type { RelatedRequest } from '../store/relation-index.ts';
import type { Store } from '../store/store.ts';
import { readCounterpart } from './counterpart.ts';
import { differencesOf } from './differences.ts';
import { readInstallTrip } from './install-trip.ts';
import { explainAttempt, explainOutlook } from './retry-rules.ts';
import { whoSent } from './sent-by.ts';
import { otherMessages, explainCopies, type Copy } from './same-content.ts';

/** How many attempts and messages of the thread are shown on either side of the request. */
const attemptsBeside = 20;
const messagesBeside = 25;

/** Among this many messages to the same contact, on either side, the same content is searched. */
const comparedBeside = 100;

type RelatedStore = Pick<Store, 'relations' | 'summary'>;

/** Longer bodies are not compared field by field. */
const comparedBytes = 256 * 1024;

/**
 * Reads what other requests show about one, from the store each time. The number of requests that it reads is
 * limited.
 *
 * @returns `null` when the request is not listed or not inspected yet.
 */
export async function readRelated(
  store: RelatedStore,
  details: Pick<Details, 'of'>,
  id: number,
): Promise<Related | null> {
  const detail = await details.of(id);
  const [own] = store.relations.requests([id]);
  const row = store.summary(id);
  if (detail === null || own === undefined || row === null) return null;
  const copies = copiesOf(store, own);
  const counterpart = await readCounterpart(store, details, detail);
  return {
    remarks: own.content === null ? [] : explainCopies(own, copies),
    sentBy: whoSent(store, own, detail.inspection, counterpart),
    counterpart,
    install: await readInstallTrip(store, details, detail),
    attempts: await readAttempts(store, details, own, row),
    sameContent: rowsOf(
      store,
      otherMessages(own, copies)
        .toReversed()
        .slice(0, messagesBeside)
        .map((copy) => copy.id),
    ),
    thread: readThread(store, own, detail.inspection?.message?.contactId ?? null),
  };
}

async function readAttempts(
  store: RelatedStore,
  details: Pick<Details, 'of'>,
  own: RelatedRequest,
  row: RequestSummary,
): Promise<Attempts> {
  if (own.delivery === null) return { shown: [], earlier: 0, later: 0, outlook: null };
  const before = store.relations.before(own.delivery, own.id, relatedLimit + attemptsBeside);
  const after = store.relations.after(own.delivery, own.id, relatedLimit + attemptsBeside);
  // One more than is shown, since the first shown attempt is compared with the one before it.
  const ids = [
    ...before.slice(0, attemptsBeside + 1).toReversed(),
    own.id,
    ...after.slice(0, attemptsBeside),
  ];
  const attempts: Attempt[] = [];
  let previous: RelatedRequest | undefined;
  for (const member of store.relations.requests(ids)) {
    const summary = member.id === own.id ? row : store.summary(member.id);
    if (summary !== null) attempts.push(await attemptOf(store, details, summary, member, previous));
    previous = member;
  }
  const later = Math.max(0, after.length - attemptsBeside);
  const last = after.at(-1) ?? own.id;
  const lastRow = last === own.id ? row : store.summary(last);
  return {
    shown: before.length > attemptsBeside ? attempts.slice(1) : attempts,
    earlier: Math.max(0, before.length - attemptsBeside),
    later,
    // Beyond the limit, the last attempt was not searched. The sender of an imported request does not wait for us.
    outlook:
      lastRow === null || lastRow.imported || later === relatedLimit
        ? null
        : explainOutlook(lastRow),
  };
}

async function attemptOf(
  { summary }: RelatedStore,
  details: Pick<Details, 'of'>,
  row: RequestSummary,
  member: RelatedRequest,
  previous: RelatedRequest | undefined,
): Promise<Attempt> {
  const earlier = previous === undefined ? null : summary(previous.id);
  if (previous === undefined || earlier === null) {
    return { row, sinceLast: null, differences: null, remark: null };
  }
  const same = previous.sha256 === member.sha256;
  const differences = same
    ? null
    : differencesOf(await fieldsOf(details, earlier), await fieldsOf(details, row));
  const sameWebhook = !differences?.some(
    ({ field, before, after }) => field === 'webhookId' && before !== null && after !== null,
  );
  return {
    row,
    sinceLast: member.receivedAt - previous.receivedAt,
    differences,
    remark: explainAttempt(row, earlier, sameWebhook),
  };
}

/** The top-level fields of a body; none when it is too long to be compared. */
async function fieldsOf(
  details: Pick<Details, 'of'>,
  { id, bodyBytes }: RequestSummary,
): Promise<readonly Field[]> {
  return bodyBytes > comparedBytes ? [] : ((await details.of(id))?.inspection?.fields ?? []);
}

function readThread(
  store: RelatedStore,
  own: RelatedRequest,
  contactId: string | null,
): Thread | null {
  if (own.contact === null) return null;
  const before = store.relations.before(own.contact, own.id, relatedLimit + messagesBeside);
  const after = store.relations.after(own.contact, own.id, relatedLimit + messagesBeside);
  const ids = [
    ...after.slice(0, messagesBeside).toReversed(),
    own.id,
    ...before.slice(0, messagesBeside),
  ];
  return {
    contactId,
    shown: rowsOf(store, ids).map((row) => ({ direction: 'outbound', row })),
    earlier: Math.max(0, before.length - messagesBeside),
    later: Math.max(0, after.length - messagesBeside),
  };
}

/**
 * The messages with the same content to the same contact, in the order of arrival. What was imported is compared within its
 * import, because it may be a copy of what was captured here.
 */
function copiesOf(
  { relations }: RelatedStore,
  { id, contact, content, importedAt }: RelatedRequest,
): readonly Copy[] {
  if (contact === null || content === null) return [];
  const near = [
    ...relations.before(contact, id, comparedBeside).toReversed(),
    id,
    ...relations.after(contact, id, comparedBeside),
  ];
  return relations
    .requests(near)
    .filter((member) => member.content === content && member.importedAt === importedAt);
}

function rowsOf({ summary }: RelatedStore, ids: readonly number[]): readonly RequestSummary[] {
  return ids.map(summary).filter((row) => row !== null);
}

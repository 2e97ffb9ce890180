import type {
  DraftSource,
  EditedSending,
  SendRequest,
} from '../../../shared/contract/arguments.ts';
import type { SendRun, SendTarget } from '../../../shared/dispatches.ts';
import type { Result } from '../../../shared/result.ts';
import type { RequestDraft, EditedSent, SendFault, SendStarted } from '../../../shared/sending.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { InspectorStatus } from '../../../shared/state.ts';
import type { BodyRoom } from '../dispatch/body-room.ts';
import type { Sender } from '../dispatch/send-once.ts';
import type { Keyring } from '../signature/keyring.ts';
import type { Store } from '../store/store.ts';
import { createAnnouncer } from '../views/publish.ts';
import type { List } from '../views/list.ts';
import { makeDraft } from './drafts.ts';
import { createReadAhead } from './read-ahead.ts';
import { createRuns } from './runs.ts';
import { editedRequest, sendEdited } from './send-edited.ts';
import type { Sending } from './send-each.ts';
import { storeSending, storeSendingsTogether } from './store-sending.ts';
import { resolveTarget, type ResolvedTarget } from './send-target.ts';
import { findSigner } from './sign-again.ts';

/** What the user sends: captured requests again, and edited ones. */
export interface Sendings {
  readonly start: (request: SendRequest) => Promise<SendStarted>;
  readonly edited: (request: EditedSending) => Promise<EditedSent>;
  readonly draft: (source: DraftSource) => Promise<RequestDraft | null>;
  /** Stores what another process sent. @returns the id of its dispatch; `null` when its request is not stored any more. */
  readonly keep: (sending: Sending) => Promise<number | null>;
  readonly runs: () => readonly SendRun[];
  readonly stop: (number: number) => void;
  /** The servers that may be sent to without a question: the destinations', and our own. */
  readonly origins: () => readonly string[];
  /** To be called after requests were removed or deleted. */
  readonly relisted: () => void;
  /** Stops what is being sent. */
  readonly close: () => Promise<void>;
}

export interface SendingsParts {
  readonly store: Pick<
    Store,
    'listedFacts' | 'isListed' | 'withShortBodies' | 'body' | 'dispatches'
  >;
  readonly list: Pick<List, 'idsOf'>;
  readonly keys: Pick<Keyring, 'signerOf'>;
  readonly sender: Pick<Sender, 'send'>;
  readonly bodyRoom: BodyRoom;
  readonly settings: () => Settings;
  readonly status: () => Pick<InspectorStatus, 'deliveryUrl' | 'listener'>;
  readonly resourcesDir: string;
  /** Called at most every 50 ms. */
  readonly onRuns: (runs: readonly SendRun[]) => void;
  /** Called with the request of each sending, once it is stored. */
  readonly onStored: (requestId: number) => void;
  readonly onBug: (error: unknown) => void;
}

export function createSendings(parts: SendingsParts): Sendings {
  const { store, list, keys, sender, bodyRoom, settings, status, onBug } = parts;
  const announcer = createAnnouncer(() => parts.onRuns(runs.all()));
  const readAhead = createReadAhead(store);
  const runs = createRuns({
    sender,
    bodyRoom,
    readerOf: readAhead.of,
    store: storeSendingsTogether(store.dispatches, (id) => parts.onStored(id)),
    announcer,
    onBug,
  });

  function read(id: number) {
    const request = store.listedFacts(id);
    const body = request === null ? null : store.body(id, request.body.bytes);
    return request === null || body === null ? null : { request, body };
  }

  async function save(sending: Sending): Promise<number | null> {
    const id = await storeSending(store.dispatches, sending);
    const { requestId } = sending.dispatch;
    if (requestId !== null) parts.onStored(requestId);
    return id;
  }

  /** The request of an edited one may be gone meanwhile: what was sent is then stored by itself. */
  async function keepEdited(ended: Sending): Promise<EditedSent> {
    const alone = { ...ended, dispatch: { ...ended.dispatch, requestId: null } };
    for (const kept of [ended, alone]) {
      const id = await save(kept).catch(() => null);
      if (id !== null) return { ok: true, value: { ...kept.dispatch, id } };
    }
    const { outcome } = ended.dispatch;
    const came = outcome.is === 'answered' ? `The answer was ${outcome.status}` : outcome.detail;
    return { ok: false, fault: 'not-stored', detail: `${came}, but it could not be stored.` };
  }

  function targetOf(target: SendTarget): Result<ResolvedTarget, SendFault> {
    return resolveTarget(target, { settings: settings(), ...status() });
  }

  return {
    start: async ({ scope, target, options }) => {
      const resolved = targetOf(target);
      if (!resolved.ok) return resolved;
      const signer = findSigner(keys, options.signWith);
      if (!signer.ok) return signer;
      const ids = (await list.idsOf(scope)).toSorted((a, b) => a - b);
      const changes = { signer: signer.value, asNew: options.asNew };
      return runs.start(ids, options, { target: resolved.value, changes });
    },
    edited: async (wanted) => {
      const resolved = targetOf(wanted.target);
      if (!resolved.ok) return resolved;
      const signer = findSigner(keys, wanted.signWith);
      if (!signer.ok) return signer;
      const outgoing = editedRequest(wanted, resolved.value, signer.value);
      if (!outgoing.ok) return outgoing;
      const { from } = wanted;
      const requestId =
        from === null || 'sample' in from
          ? null
          : 'id' in from
            ? from.id
            : (store.dispatches.one(from.dispatch)?.requestId ?? null);
      const ended = await sendEdited(
        outgoing.value,
        requestId,
        resolved.value,
        signer.value,
        sender,
      );
      return keepEdited(ended);
    },
    draft: (source) =>
      makeDraft(source, {
        resourcesDir: parts.resourcesDir,
        pathToken: settings().pathToken,
        read,
        dispatch: store.dispatches.one,
        sent: store.dispatches.sent,
      }),
    keep: save,
    runs: runs.all,
    stop: runs.stop,
    relisted: readAhead.forget,
    origins: () => {
      const { deliveryUrl, listener } = status();
      const own = [deliveryUrl, listener.is === 'listening' ? listener.localUrl : null];
      const urls = [...settings().destinations.map(({ url }) => url), ...own];
      return urls.flatMap((url) => (url === null ? [] : [new URL(url).origin]));
    },
    close: async () => {
      await runs.close();
      announcer.stop();
    },
  };
}

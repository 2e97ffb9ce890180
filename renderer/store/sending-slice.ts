import type { StateCreator } from 'zustand';
import type { DraftSource, EditedSending, RequestScope } from '../../shared/contract/arguments.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { SendOptions, SendRun, SendTarget } from '../../shared/dispatches.ts';
import type { EditedSent, SendStarted } from '../../shared/sending.ts';
import type { EditInput } from './edit-input.ts';
import type { WindowStorage } from './storage.ts';
import type { WindowState } from './window-store.ts';

/** The dialog of sending that is open. */
export type SendingDialog =
  | { readonly is: 'destinations' }
  /** `scope` is what was chosen; `null` when nothing was, and all that the filter shows are sent. */
  | { readonly is: 'send-again'; readonly scope: RequestScope | null }
  | { readonly is: 'editor'; readonly from: DraftSource };

export interface SendingSlice {
  readonly sendingDialog: SendingDialog | null;
  /** The sendings that the user started, the newest first, except for ended ones that were dismissed. */
  readonly runs: readonly SendRun[];
  /** Where the user sent last; `null` before that. */
  readonly lastTarget: SendTarget | null;
  /** URLs that the user sent to, the last one first. */
  readonly sentUrls: readonly string[];
  /** What was edited and not sent when the editor was closed; `null` for nothing. */
  readonly keptEdit: { readonly from: DraftSource; readonly edit: EditInput } | null;
  openDestinations(): void;
  /** Asks where and how to send requests again. */
  openSendAgain(scope: RequestScope | null): void;
  /** Opens a request, a sample or an earlier sending to be edited and sent. */
  openEditor(from: DraftSource): void;
  closeSendingDialog(): void;
  keepEdit(from: DraftSource, edit: EditInput | null): void;
  sendAgain(scope: RequestScope, target: SendTarget, options: SendOptions): Promise<SendStarted>;
  /** Sends requests to the last target at once, as they were. Before there is one, it asks where. */
  sendToLast(scope: RequestScope | null): Promise<SendStarted | void>;
  sendEdited(sending: EditedSending): Promise<EditedSent>;
  /** The next dialog of sending begins with this target. */
  rememberTarget(target: SendTarget): void;
  stopRun(number: number): Promise<void>;
  receiveRuns(runs: readonly SendRun[]): void;
  dismissRun(number: number): void;
  /** Loads the runs again, after the inspector was restarted. */
  loadRuns(): Promise<void>;
}

export const asItWas: SendOptions = {
  signWith: null,
  asNew: false,
  perSecond: null,
  concurrency: 1,
  repeat: 1,
};

const targetKey = 'hookscope.lastTarget';
const urlsKey = 'hookscope.sentUrls';
const rememberedUrls = 8;

/** Sending again and sending what was edited: the dialogs, the runs, and where the user sent to. */
export function createSendingSlice(
  bridge: Bridge,
  storage: WindowStorage,
): StateCreator<WindowState, [], [], SendingSlice> {
  return (set, get) => {
    /** Ended runs that the user has dismissed, by their numbers. */
    let dismissed = new Set<number>();

    function remember(target: SendTarget): void {
      const others = get().sentUrls.filter((url) => !('url' in target) || url !== target.url);
      const sentUrls = 'url' in target ? [target.url, ...others].slice(0, rememberedUrls) : others;
      set({ lastTarget: target, sentUrls });
      storage.setItem(targetKey, JSON.stringify(target));
      storage.setItem(urlsKey, JSON.stringify(sentUrls));
    }

    return {
      sendingDialog: null,
      runs: [],
      lastTarget: storedTarget(storage.getItem(targetKey)),
      sentUrls: storedUrls(storage.getItem(urlsKey)),
      openDestinations: () => set({ sendingDialog: { is: 'destinations' } }),
      openSendAgain: (scope) => set({ sendingDialog: { is: 'send-again', scope } }),
      openEditor: (from) => set({ sendingDialog: { is: 'editor', from } }),
      keptEdit: null,
      keepEdit: (from, edit) => set({ keptEdit: edit === null ? null : { from, edit } }),
      closeSendingDialog: () => set({ sendingDialog: null }),
      async sendAgain(scope, target, options) {
        const started = await bridge.call('send.start', { scope, target, options });
        if (started.ok) remember(target);
        return started;
      },
      async sendToLast(scope) {
        const { lastTarget, inspector, openSendAgain, sendAgain } = get();
        if (scope === null) return undefined;
        const isGone =
          lastTarget !== null &&
          'destination' in lastTarget &&
          !inspector?.settings.destinations.some(({ id }) => id === lastTarget.destination);
        if (lastTarget === null || isGone) return openSendAgain(scope);
        return sendAgain(scope, lastTarget, asItWas);
      },
      async sendEdited(sending) {
        const sent = await bridge.call('send.edited', sending);
        if (sent.ok) remember(sending.target);
        return sent;
      },
      rememberTarget: remember,
      stopRun: (number) => bridge.call('send.stop', { number }),
      receiveRuns: (runs) => set({ runs: runs.filter(({ number }) => !dismissed.has(number)) }),
      dismissRun(number) {
        dismissed.add(number);
        set({ runs: get().runs.filter((run) => run.number !== number) });
      },
      async loadRuns() {
        try {
          const runs = await bridge.call('runs.get');
          // Another inspector counts its runs from the start.
          if (runs.length === 0) dismissed = new Set();
          // What ended before this window was opened is not news in it.
          const shown = new Set(get().runs.map(({ number }) => number));
          for (const { number, endedAt } of runs)
            if (endedAt !== null && !shown.has(number)) dismissed.add(number);
          get().receiveRuns(runs);
        } catch {
          // `inspector.connected` announces its return, and the runs are then loaded again.
        }
      },
    };
  };
}

function storedTarget(stored: string | null): SendTarget | null {
  const value = parsed(stored);
  if (typeof value !== 'object' || value === null) return null;
  if ('url' in value && typeof value.url === 'string') return { url: value.url };
  if ('destination' in value && typeof value.destination === 'string')
    return { destination: value.destination };
  return 'deliveryUrl' in value ? { deliveryUrl: true } : null;
}

function storedUrls(stored: string | null): readonly string[] {
  const value = parsed(stored);
  if (!Array.isArray(value)) return [];
  return value.filter((url) => typeof url === 'string').slice(0, rememberedUrls);
}

/** What was stored; `null` for what is no JSON. */
function parsed(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    return null;
  }
}

import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { everything } from '../../shared/list-filter.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { awaitedAt, type AwaitedCall } from './awaited-call.ts';
import type { WindowStorage } from './storage.ts';
import type { WindowState } from './window-store.ts';

export interface CallSlice {
  readonly awaitedCall: AwaitedCall | null;
  /** The address of which the user knows that the CRM did not call it. */
  readonly noCallDismissed: string | null;
  /** Tells which public address there is; `null` for none. */
  noteAddress(url: string | null): void;
  /** Tells that a test message of ours is on its way. @returns a function that tells that it was answered. */
  noteSample(): () => void;
  /** Looks whether the CRM has called, after a change of the list. */
  noteRequests(): Promise<void>;
  dismissNoCall(): void;
}

const dismissedKey = 'hookscope.noCallDismissed';

/** The newest requests that are looked at after a change of the list. */
const lookedAt = 20;

/** Whether the CRM has called the public address since it has been up. */
export function createCallSlice(
  bridge: Bridge,
  now: () => number,
  storage: WindowStorage,
): StateCreator<WindowState, [], [], CallSlice> {
  return (set, get) => {
    /** When test messages were sent and answered. */
    const samples: { readonly from: number; to: number }[] = [];

    const isCall = ({ stray, imported, receivedAt }: RequestSummary, since: number) =>
      !stray &&
      !imported &&
      receivedAt >= since &&
      !samples.some(({ from, to }) => receivedAt >= from && receivedAt <= to);

    return {
      awaitedCall: null,
      noCallDismissed: storage.getItem(dismissedKey),
      noteAddress(url) {
        const { awaitedCall } = get();
        const isUp = (awaitedCall?.since ?? null) !== null;
        if (url === null ? !isUp : isUp && awaitedCall?.url === url) return;
        set({ awaitedCall: awaitedAt(awaitedCall, url, now()) });
      },
      noteSample() {
        const sample = { from: now(), to: Infinity };
        samples.push(sample);
        return () => {
          sample.to = now();
        };
      },
      async noteRequests() {
        const { awaitedCall: awaited } = get();
        if (awaited === null || awaited.since === null || awaited.isReceived) return;
        const { since } = awaited;
        const range = { filter: everything, from: 0, count: lookedAt };
        // After a failure, the next change of the list asks again.
        const answer = await bridge.call('list.rows', range).catch(() => null);
        if (answer === null || !answer.rows.some((row) => isCall(row, since))) return;
        const { awaitedCall } = get();
        if (awaitedCall?.url === awaited.url)
          set({ awaitedCall: { ...awaitedCall, isReceived: true } });
      },
      dismissNoCall() {
        const url = get().awaitedCall?.url;
        if (url === undefined) return;
        storage.setItem(dismissedKey, url);
        set({ noCallDismissed: url });
      },
    };
  };
}

import type { StateCreator } from 'zustand';
import type { SampleRequest } from '../../shared/contract/arguments.ts';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { SampleName } from '../../shared/sample.ts';
import type { WindowState } from './window-store.ts';

type SampleOutcome = ReturnType<Calls['sample.send']>;
/** How a sample is sent. What is left out is as usual: once, whole, and signed with the newest test key if there is one. */
export type SampleOptions = Omit<SampleRequest, 'name'>;

export type Sample =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly name: SampleName }
  | { readonly is: 'ended'; readonly name: SampleName; readonly outcome: SampleOutcome };

export interface SampleSlice {
  readonly sample: Sample;
  /** What was sent last; the dialog begins with it. */
  readonly lastSample: SampleRequest;
  readonly isSampleDialogOpen: boolean;
  openSamples(): void;
  closeSamples(): void;
  sendSample(name: SampleName, options?: SampleOptions): Promise<void>;
  sendLastSample(): Promise<void>;
  dismissSample(): void;
}

/** Sending a test message: the inspector posts a sample to its own Delivery URL. */
export function createSampleSlice(bridge: Bridge): StateCreator<WindowState, [], [], SampleSlice> {
  return (set, get) => ({
    sample: { is: 'idle' },
    lastSample: { name: 'sms' },
    isSampleDialogOpen: false,
    openSamples: () => set({ isSampleDialogOpen: true }),
    closeSamples: () => set({ isSampleDialogOpen: false }),
    async sendSample(name, options = {}) {
      if (get().sample.is === 'sending') return;
      const request = { ...options, name };
      set({ sample: { is: 'sending', name }, lastSample: request });
      const noteAnswer = get().noteSample();
      const outcome = await bridge
        .call('sample.send', request)
        .catch((error: unknown): SampleOutcome => ({
          ok: false,
          fault: 'not-delivered',
          detail: String(error),
        }));
      noteAnswer();
      // Who reads that it was answered finds it in the list.
      if (outcome.ok) await get().refreshed();
      set({ sample: { is: 'ended', name, outcome } });
    },
    sendLastSample() {
      const { name, ...options } = get().lastSample;
      return get().sendSample(name, options);
    },
    dismissSample: () => set({ sample: { is: 'idle' } }),
  });
}

import type { StateCreator } from 'zustand';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { SampleKind } from '../../shared/sample.ts';
import type { WindowState } from './window-store.ts';

type SampleOutcome = ReturnType<Calls['sample.send']>;

export type Sample =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly kind: SampleKind }
  | { readonly is: 'ended'; readonly kind: SampleKind; readonly outcome: SampleOutcome };

export interface SampleSlice {
  readonly sample: Sample;
  sendSample(kind: SampleKind): Promise<void>;
  dismissSample(): void;
}

/** Sending a test message: the inspector posts a sample to its own Delivery URL. */
export function createSampleSlice(bridge: Bridge): StateCreator<WindowState, [], [], SampleSlice> {
  return (set, get) => ({
    sample: { is: 'idle' },
    async sendSample(kind) {
      if (get().sample.is === 'sending') return;
      set({ sample: { is: 'sending', kind } });
      const outcome = await bridge
        .call('sample.send', { kind })
        .catch((error: unknown): SampleOutcome => ({
          ok: false,
          fault: 'not-delivered',
          detail: String(error),
        }));
      set({ sample: { is: 'ended', kind, outcome } });
    },
    dismissSample: () => set({ sample: { is: 'idle' } }),
  });
}

import type { StateCreator } from 'zustand';
import type { PlayRequest, RequestScope } from '../../shared/contract/arguments.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { PlayRun, PlayStarted } from '../../shared/play.ts';
import type { SampleName } from '../../shared/sample.ts';
import type { WindowState } from './window-store.ts';

/** The dialog of plays: what to play, or the time line of one that began. */
export type PlayDialogState =
  | {
      readonly is: 'form';
      /** The requests that were chosen; `null` for none. */
      readonly scope: RequestScope | null;
      /** The sample that was chosen; `null` when the requests are played first. */
      readonly sample: SampleName | null;
    }
  | { readonly is: 'run'; readonly number: number };

export interface PlaySlice {
  /** The plays that go on, and the last that ended, the newest first. */
  readonly plays: readonly PlayRun[];
  /** Ended plays that the list does not tell of any more, by their numbers. */
  readonly dismissedPlays: ReadonlySet<number>;
  /** `null` while it is closed. */
  readonly playDialog: PlayDialogState | null;
  /** How was played last; the form begins with it. `null` before the first play. */
  readonly lastPlay: PlayRequest['options'] | null;
  /** Asks how to play requests, or a sample when none are chosen. */
  openPlay(scope: RequestScope | null): void;
  openPlayOfSample(sample: SampleName): void;
  /** Shows the time line of a play. */
  showPlay(number: number): void;
  closePlay(): void;
  /** Begins a play and shows its time line. */
  startPlay(request: PlayRequest): Promise<PlayStarted>;
  stopPlay(number: number): Promise<void>;
  receivePlays(plays: readonly PlayRun[]): void;
  dismissPlay(number: number): void;
}

/** Plays: messages that are delivered as HighLevel delivers them. */
export function createPlaySlice(bridge: Bridge): StateCreator<WindowState, [], [], PlaySlice> {
  return (set, get) => {
    let hasReceived = false;
    return {
      plays: [],
      dismissedPlays: new Set(),
      playDialog: null,
      lastPlay: null,
      openPlay: (scope) =>
        set({ playDialog: { is: 'form', scope, sample: scope === null ? 'sms' : null } }),
      openPlayOfSample: (sample) => set({ playDialog: { is: 'form', scope: null, sample } }),
      showPlay: (number) => set({ playDialog: { is: 'run', number } }),
      closePlay: () => set({ playDialog: null }),
      async startPlay(request) {
        const started = await bridge.call('plays.start', request);
        if (!started.ok) return started;
        get().rememberTarget(request.target);
        set({
          lastPlay: request.options,
          playDialog: { is: 'run', number: started.value.number },
        });
        return started;
      },
      stopPlay: (number) => bridge.call('plays.stop', { number }),
      receivePlays(plays) {
        // Another inspector counts its plays from the start; what ended before this window was opened is not news in it.
        const ended = plays.filter(({ endedAt }) => endedAt !== null);
        if (plays.length === 0) set({ dismissedPlays: new Set() });
        else if (!hasReceived) set({ dismissedPlays: new Set(ended.map(({ number }) => number)) });
        hasReceived = true;
        set({ plays });
      },
      dismissPlay: (number) => set({ dismissedPlays: new Set(get().dismissedPlays).add(number) }),
    };
  };
}

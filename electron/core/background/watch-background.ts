import type { BackgroundState, RaisedNotice } from '../../../shared/background-state.ts';
import type { Core } from '../core-interface.ts';
import { createAnnouncer } from '../views/publish.ts';
import { addressOf, readBackgroundState } from './background-state.ts';
import { createLastingTroubles } from './lasting-troubles.ts';
import { createNoticedRequests } from './noticed-requests.ts';

/** What is shown outside the window changes at most twice a second. */
const announcedEveryMs = 500;

interface BackgroundListeners {
  readonly onState: (state: BackgroundState) => void;
  readonly onNotice: (notice: RaisedNotice) => void;
  readonly onBug: (error: unknown) => void;
  /** Replaces the times for which a trouble must last. */
  readonly lastsMs?: number;
}

/** Watches a core for what is shown while nobody looks at the window. */
export interface BackgroundWatch {
  readonly state: () => BackgroundState;
  /** The core's status or progress has changed. */
  readonly stateChanged: () => void;
  readonly listChanged: () => void;
  /** A request is answered and inspected. */
  readonly inspected: (id: number) => void;
  /** The user has seen every request so far. */
  readonly seen: () => void;
  readonly stop: () => void;
}

export function watchBackground(
  core: Pick<
    Core,
    'store' | 'search' | 'settings' | 'listener' | 'tunnel' | 'receiving' | 'forwarder'
  >,
  { onState, onNotice, onBug, lastsMs }: BackgroundListeners,
): BackgroundWatch {
  let seen = 0;
  const state = () => readBackgroundState(core, core.receiving.count() - seen);
  const announcer = createAnnouncer(announce, announcedEveryMs);
  const troubles = createLastingTroubles(onNotice, lastsMs);
  const requests = createNoticedRequests({
    settings: core.settings.current,
    summary: core.store.summary,
    passing: core.search.passing,
    address: () => addressOf(core)?.url ?? null,
    raise: onNotice,
    onBug,
  });

  /** Some of it is announced later, when nobody would catch an error: a disk that can't be read must not end the inspector. */
  function announce(): void {
    try {
      onState(state());
    } catch (error) {
      onBug(error);
    }
  }

  return {
    state,
    stateChanged: () => {
      troubles.stateChanged({
        listener: core.listener.state(),
        tunnel: core.tunnel.state(),
        destinations: core.forwarder.states(),
        settings: core.settings.current(),
      });
      announcer.changed();
    },
    listChanged: announcer.changed,
    inspected: requests.inspected,
    seen: () => {
      seen = core.receiving.count();
      announcer.changed();
    },
    stop: () => {
      announcer.stop();
      troubles.stop();
      requests.stop();
    },
  };
}

import type { NotificationKind } from '../../../shared/notification-kinds.ts';
import type { InspectorState } from '../../../shared/state.ts';

/** Something that is wrong at the moment. */
interface Trouble {
  /** Names it among those of its kind, for as long as it lasts. */
  readonly key: string;
  /** What the user calls it. */
  readonly name: string | null;
}

/** What decides whether something is wrong. */
export type WatchedState = Pick<
  InspectorState,
  'listener' | 'tunnel' | 'destinations' | 'settings'
>;

interface StateNotice {
  /** How long it must last: what mends itself sooner is not worth a notification. Milliseconds. */
  readonly lastsMs: number;
  readonly troubles: (state: WatchedState) => readonly Trouble[];
}

/** The kinds of notifications that are about what does not work: a row for each. */
export const stateNotices = {
  tunnelLost: {
    lastsMs: 30_000,
    troubles: ({ tunnel, listener }) =>
      listener.is === 'listening' && (tunnel.is === 'failed' || tunnel.is === 'opening')
        ? [{ key: 'tunnel', name: null }]
        : [],
  },
  destinationDown: {
    lastsMs: 10_000,
    troubles: ({ destinations, settings }) =>
      destinations.flatMap(({ id, is }) => {
        const name = settings.destinations.find((one) => one.id === id)?.name;
        return is === 'down' && name !== undefined ? [{ key: id, name }] : [];
      }),
  },
} as const satisfies Partial<Readonly<Record<NotificationKind, StateNotice>>>;

export type StateNoticeKind = keyof typeof stateNotices;
export const stateNoticeKinds = Object.keys(stateNotices) as readonly StateNoticeKind[];

import type { NotificationKind } from '../../shared/notification-kinds.ts';

/** Milliseconds after a notification within which others of its kind are counted and become one. */
const burstMs = 10_000;

/** How many are shown in a minute, of all kinds together. */
const perMinute = 6;

const minuteMs = 60_000;

interface Countable {
  readonly kind: NotificationKind;
  readonly count?: number;
}

export interface NotificationBursts<Notice extends Countable> {
  /** Shows a notice at once, or as one of several when its burst ends. */
  readonly add: (notice: Notice) => void;
  /** Forgets what waits: the user has looked. */
  readonly clear: () => void;
}

interface Burst<Notice> {
  readonly timer: NodeJS.Timeout;
  /** What came since the last one was shown. */
  readonly waiting: { readonly count: number; readonly newest: Notice } | null;
}

/**
 * Decides which notices are shown: of each kind the first one at once, then one for all that came within ten seconds. Over
 * the limit of a minute they wait and are counted. No timer runs when nothing was shown lately.
 *
 * @param show receives the newest of `count` notices of a kind.
 */
export function createNotificationBursts<Notice extends Countable>(
  show: (newest: Notice, count: number) => void,
  now: () => number = () => performance.now(),
): NotificationBursts<Notice> {
  const bursts = new Map<NotificationKind, Burst<Notice>>();
  let shownAt: readonly number[] = [];

  function begin(kind: NotificationKind, waiting: Burst<Notice>['waiting']): void {
    bursts.set(kind, { timer: setTimeout(() => onEnd(kind), burstMs), waiting });
  }

  function showOrWait(newest: Notice, count: number): void {
    shownAt = shownAt.filter((at) => now() - at < minuteMs);
    const isOver = shownAt.length >= perMinute;
    begin(newest.kind, isOver ? { newest, count } : null);
    if (isOver) return;
    shownAt = [...shownAt, now()];
    show(newest, count);
  }

  function onEnd(kind: NotificationKind): void {
    const waiting = bursts.get(kind)?.waiting ?? null;
    bursts.delete(kind);
    if (waiting !== null) showOrWait(waiting.newest, waiting.count);
  }

  return {
    add: (notice) => {
      const burst = bursts.get(notice.kind);
      const one = notice.count ?? 1;
      if (burst === undefined) return showOrWait(notice, one);
      const count = (burst.waiting?.count ?? 0) + one;
      bursts.set(notice.kind, { timer: burst.timer, waiting: { newest: notice, count } });
    },
    clear: () => {
      for (const [kind, { timer }] of bursts) bursts.set(kind, { timer, waiting: null });
    },
  };
}

import type { InspectorStatus } from '../../../shared/state.ts';

/** What a process is told that prints what this one captures. */
export interface Follower {
  /** A request is answered and inspected. */
  readonly onCaptured: (id: number) => void;
  readonly onStatus: (status: InspectorStatus) => void;
}

/** The processes that print what this one captures. */
export interface Followers extends Follower {
  /** @returns ends it. */
  readonly add: (follower: Follower) => () => void;
}

export function createFollowers(): Followers {
  const all = new Set<Follower>();
  return {
    add: (follower) => {
      all.add(follower);
      return () => void all.delete(follower);
    },
    onCaptured: (id) => all.forEach((each) => each.onCaptured(id)),
    onStatus: (status) => all.forEach((each) => each.onStatus(status)),
  };
}

import { describe, expect, it } from 'vitest';
import { summariseDestinations } from '../../../renderer/header/destinations-summary.ts';
import type { DestinationState } from '../../../shared/destinations.ts';
import { destinationOf } from '../../support/destination.ts';
import { stateWith } from '../inspector-state.ts';

const ids = ['a', 'b', 'c'];
const all = ids.map((id, index) => destinationOf(index + 1, { id, name: id.toUpperCase() }));

function summary(...states: readonly Partial<DestinationState>[]) {
  const destinations = states.map((state, index) => ({
    id: ids[index] ?? '',
    is: 'up' as const,
    since: 1,
    checkedAt: 1,
    fault: null,
    waiting: 0,
    removedUnsent: 0,
    ...state,
  }));
  return summariseDestinations({
    settings: stateWith({ destinations: all.slice(0, states.length) }).settings,
    destinations,
  });
}

describe('the destinations in a few words', () => {
  it('are none, off, not tried, or up', () => {
    expect(summary()).toMatchObject({ is: 'none' });
    expect(summary({ is: 'off' })).toMatchObject({ is: 'off' });
    expect(summary({ checkedAt: null })).toMatchObject({ is: 'untried', count: 1, name: 'A' });
    expect(summary({}, {})).toMatchObject({ is: 'up', count: 2 });
  });

  it('are as bad as the worst of them, and count what waits for all', () => {
    expect(summary({}, { is: 'down', waiting: 217 }, { is: 'back', waiting: 3 })).toEqual({
      is: 'down',
      count: 1,
      name: 'B',
      waiting: 220,
    });
    expect(summary({ is: 'down' }, { is: 'loop' })).toMatchObject({ is: 'loop', name: 'B' });
  });

  it('do not count what is just being sent', () => {
    expect(summary({ waiting: 3 })).toMatchObject({ is: 'up', waiting: 0 });
  });
});

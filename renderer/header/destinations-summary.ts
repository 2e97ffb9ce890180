import type { DestinationState } from '../../shared/destinations.ts';
import type { InspectorState } from '../../shared/state.ts';

/** The destinations in a few words: the worst condition, how many have it, and the name of one that does. */
export interface DestinationsSummary {
  readonly is: DestinationState['is'] | 'none' | 'untried';
  readonly count: number;
  readonly name: string;
  /** Requests that wait for any of them. */
  readonly waiting: number;
}

/** From the worst to the best. */
const order: readonly DestinationState['is'][] = ['loop', 'down', 'back', 'up', 'off'];

export function summariseDestinations({
  settings,
  destinations: states,
}: Pick<InspectorState, 'settings' | 'destinations'>): DestinationsSummary {
  const { destinations } = settings;
  if (destinations.length === 0) return { is: 'none', count: 0, name: '', waiting: 0 };
  const known = states.filter((state) => destinations.some(({ id }) => id === state.id));
  const worst = order.find((is) => known.some((state) => state.is === is)) ?? 'off';
  const such = known.filter((state) => state.is === worst);
  const isUntried = worst === 'up' && such.every(({ checkedAt }) => checkedAt === null);
  const name = destinations.find(({ id }) => id === such[0]?.id)?.name ?? '';
  const waits = worst === 'up' || worst === 'off' ? [] : known;
  return {
    is: isUntried ? 'untried' : worst,
    count: such.length,
    name,
    waiting: waits.reduce((sum, { waiting }) => sum + waiting, 0),
  };
}

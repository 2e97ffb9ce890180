import type { DestinationState } from '../../../shared/destinations.ts';
import type { Dispatch } from '../../../shared/dispatches.ts';
import type { InspectorProgress } from '../../../shared/state.ts';
import type { Settings } from '../../../shared/settings.ts';
import {
  destinationEvent,
  destinationLine,
  forwardedEvent,
  forwardedLine,
} from '../output/forward-lines.ts';
import type { LinesInOrder } from './lines-in-order.ts';

/** Dispatches whose lines were printed and that are remembered, because the end of one may be announced twice. */
const rememberedLines = 10_000;

/** Prints the outcome of forwarding. */
export interface ForwardReporter {
  /** To be called after a dispatch of a request began or ended. */
  readonly dispatched: (dispatches: readonly Dispatch[]) => void;
  /** To be called with each new state. */
  readonly progress: (progress: Pick<InspectorProgress, 'destinations'>) => void;
  /** The first line of the command is printed: those of forwarding may follow, with what came before. */
  readonly begin: () => void;
}

/**
 * @param nameOf how a destination is called: by its address, when that was typed.
 * @param startedAt dispatches that had begun before belong to an earlier run.
 */
export function createForwardReporter(
  lines: LinesInOrder,
  json: boolean,
  nameOf: (destination: { readonly id: string; readonly name: string }) => string,
  settings: () => Pick<Settings, 'destinations'>,
  startedAt = Date.now(),
): ForwardReporter {
  const printed = new Set<number>();
  const known = new Map<string, DestinationState['is']>();
  let early: (() => string | null)[] | null = [];

  function print(line: () => string | null): void {
    if (early === null) lines.add(line);
    else early.push(line);
  }

  function remember(id: number): void {
    printed.add(id);
    const [oldest] = printed;
    if (printed.size > rememberedLines && oldest !== undefined) printed.delete(oldest);
  }

  return {
    begin: () => {
      for (const line of early ?? []) lines.add(line);
      early = null;
    },
    dispatched: (dispatches) => {
      for (const dispatch of dispatches) {
        const { id, at, destination, outcome } = dispatch;
        if (outcome.is !== 'answered' && outcome.is !== 'failed') continue;
        if (destination === null || at < startedAt || printed.has(id)) continue;
        remember(id);
        const to = nameOf(destination);
        print(() =>
          json ? JSON.stringify(forwardedEvent(dispatch, to)) : forwardedLine(dispatch, to),
        );
      }
    },
    progress: ({ destinations }) => {
      for (const state of destinations) {
        const before = known.get(state.id);
        known.set(state.id, state.is);
        // The first state is news only when it is not the usual one.
        if (before === state.is || (before === undefined && ['up', 'off'].includes(state.is)))
          continue;
        print(() => {
          const destination = settings().destinations.find(({ id }) => id === state.id);
          if (destination === undefined) return null;
          const to = nameOf(destination);
          return json ? JSON.stringify(destinationEvent(state, to)) : destinationLine(state, to);
        });
      }
    },
  };
}

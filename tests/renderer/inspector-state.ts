import { settingsSchema, type Settings } from '../../shared/settings.ts';
import type { InspectorState } from '../../shared/state.ts';

/** The state of an inspector that has just started, except for some settings and parts. */
export function stateWith(
  given: Partial<Settings> = {},
  parts: Partial<InspectorState> = {},
): InspectorState {
  return {
    listener: { is: 'starting' },
    tunnel: { is: 'closed' },
    movedFrom: null,
    deliveryUrl: null,
    settings: { ...settingsSchema.parse({ pathToken: 'old' }), ...given },
    keys: [],
    store: { fault: null, setAside: null },
    search: { waiting: 0, fault: null },
    settingsAside: null,
    ruleFaults: {},
    destinationFaults: {},
    undecided: { count: 0, reason: null },
    droppedStrays: { limited: 0, blocked: 0, lastAt: null },
    notifyFault: null,
    pause: null,
    destinations: [],
    recheck: null,
    ...parts,
  };
}

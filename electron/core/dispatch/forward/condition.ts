import type { DestinationState } from '../../../../shared/destinations.ts';
import type { Outbox, Outboxes } from '../../store/outboxes.ts';

/** Whether a destination takes requests, remembered on disk. */
export interface DestinationCondition {
  readonly is: () => Outbox['is'];
  readonly since: () => number | null;
  readonly fault: () => Outbox['fault'];
  /** The first request that is forwarded to it. */
  readonly fromId: () => number;
  readonly set: (is: Outbox['is'], fault?: DestinationState['fault']) => void;
  /** It was switched on: it begins with a request. */
  readonly startFrom: (requestId: number) => void;
  /** Writes it again: the file is a new one. */
  readonly save: () => void;
  /** Resolves once the last change is written, or can't be: then the store's state says why, and an older one is remembered. */
  readonly written: () => Promise<void>;
}

/** @param now milliseconds since 1970. */
export function createCondition(
  { change }: Pick<Outboxes, 'change'>,
  { destinationId, ...known }: Outbox,
  now: () => number,
): DestinationCondition {
  let { is, since, fault, fromId } = known;
  let writing: Promise<void> = Promise.resolve();

  function save(): void {
    const outbox = { destinationId, fromId, is, since, fault };
    writing = change((writes) => writes.save(outbox)).catch(() => undefined);
  }

  return {
    is: () => is,
    since: () => since,
    fault: () => fault,
    fromId: () => fromId,
    set: (next, nextFault = null) => {
      const isSame = next === is && nextFault?.detail === fault?.detail;
      if (next !== is) since = next === 'off' ? null : now();
      is = next;
      fault = nextFault;
      if (!isSame) save();
    },
    startFrom: (requestId) => {
      fromId = requestId;
      save();
    },
    save,
    written: () => writing,
  };
}

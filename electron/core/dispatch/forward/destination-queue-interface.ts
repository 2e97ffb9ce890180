import type { Destination, DestinationState } from '../../../../shared/destinations.ts';
import type { SendOutcome } from '../send-once.ts';

/** Sends what waits for one destination, the oldest request first. */
export interface DestinationQueue {
  readonly state: () => DestinationState;
  /** The first request that is forwarded to it. */
  readonly fromId: () => number;
  /** More requests wait. */
  readonly added: (count: number, oldest: number) => void;
  /** Requests were deleted, or came back to the list. */
  readonly recount: () => void;
  /** Everything was deleted. */
  readonly forgotten: () => void;
  /** The destination's settings were changed. @param fromId the first request that is forwarded, if it was switched on. */
  readonly change: (destination: Destination, fromId: number) => void;
  readonly resume: (how: 'send' | 'skip') => Promise<void>;
  readonly retry: () => void;
  /** A request came back to us. */
  readonly stopLoop: () => void;
  /** A relay to it ended, which also shows whether it can be reached. */
  readonly relayed: (outcome: SendOutcome) => void;
  /** Lets what is being sent end within a short time, then stops it. What did not end waits for the next start. */
  readonly close: () => Promise<void>;
  /** Stops what is being sent, and skips what waits: there is no such destination any more. */
  readonly remove: () => Promise<void>;
}

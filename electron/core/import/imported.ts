import type { Arrival } from '../capture/capture.ts';
import type { SentReply } from '../../../shared/request.ts';

/** A request read from a file; it gets an id of its own when it is kept. */
export interface Imported {
  readonly arrival: Omit<Arrival, 'id'>;
  readonly body: Uint8Array;
  readonly reply: SentReply | null;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { BrokenHttp } from '../../../shared/request.ts';
import type { Pace } from './pace.ts';
import { tapWire, type WireTap } from './wire-tap.ts';

/** The request that a connection is in the middle of, for an error that comes before its end. */
export interface Unfinished {
  readonly message: IncomingMessage;
  /** Ends the collecting of its body. */
  readonly stop: (ended: 'aborted' | 'timeout') => void;
  broken: BrokenHttp | null;
  /** The bytes from the one that broke it, as they came. */
  unparsed: Buffer | null;
  /** The status of the answer to a sender that was given up; `null` while it was not, or has left by itself. */
  refusal: number | null;
}

/** What is remembered of a connection beside Node's own state. */
export interface Connection {
  readonly socket: Socket;
  readonly tap: WireTap;
  unfinished: Unfinished | null;
  /** The answer to the request that came last. Node sends answers in the order of the requests. */
  lastResponse: ServerResponse | null;
  /** It is about to end, and that is known. Node goes on to report what it leads to; nobody needs it twice. */
  givenUp: boolean;
  /** Keeps our side open when the sender closes its own: Node would close it before an answer that it knows nothing of. */
  readonly stayOpen: () => void;
}

export function watchConnection(socket: Socket, pace: Pace): Connection {
  // Each pipelined request listens for the end of its connection.
  socket.setMaxListeners(0);
  const ofNode = socket.listeners('end') as (() => void)[];
  return {
    socket,
    tap: tapWire(socket, pace),
    unfinished: null,
    lastResponse: null,
    givenUp: false,
    stayOpen: () => {
      for (const listener of ofNode) socket.off('end', listener);
    },
  };
}

/** Ends the request in the middle of which a connection is. Its answer follows once it is kept and its turn has come. */
export function giveUp(
  connection: Connection,
  unfinished: Unfinished,
  ended: 'aborted' | 'timeout',
  refusal: number,
): void {
  connection.givenUp = true;
  unfinished.refusal = refusal;
  unfinished.stop(ended);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { BrokenHttp } from '../../../shared/request.ts';
import { tapWire, type WireTap, type WireTapOptions } from './wire-tap.ts';

/** The request that a connection is receiving; an error before its end becomes part of it. */
export interface UnfinishedRequest {
  readonly message: IncomingMessage;
  /** Stops the reading of its body. */
  readonly stop: (ended: 'aborted' | 'timeout') => void;
  broken: BrokenHttp | null;
  /** The bytes from the one at which the parser failed. */
  unparsed: Buffer | null;
  /** The status with which we stopped the request; `null` while we did not, or when the sender left by itself. */
  refusal: number | null;
}

/** A connection of a listener. */
export interface SenderConnection {
  readonly socket: Socket;
  readonly tap: WireTap;
  unfinished: UnfinishedRequest | null;
  /** The response to the last request. Node sends responses in the order of the requests. */
  lastResponse: ServerResponse | null;
  /** It is being closed, so errors that Node reports for it from now on are ignored. */
  isClosing: boolean;
  /** Keeps our side open when the sender closes its side: Node would close it before a reply that we write ourselves. */
  readonly stayOpen: () => void;
}

export function watchConnection(socket: Socket, tapOptions: WireTapOptions): SenderConnection {
  // Each pipelined request listens for the end of its connection.
  socket.setMaxListeners(0);
  const listenersOfNode = socket.listeners('end') as (() => void)[];
  return {
    socket,
    tap: tapWire(socket, tapOptions),
    unfinished: null,
    lastResponse: null,
    isClosing: false,
    stayOpen: () => {
      for (const listener of listenersOfNode) socket.off('end', listener);
    },
  };
}

/** Stops the request that a connection is receiving. It is answered once it is stored and the responses before it are sent. */
export function stopRequest(
  connection: SenderConnection,
  unfinished: UnfinishedRequest,
  ended: 'aborted' | 'timeout',
  refusal: number,
): void {
  connection.isClosing = true;
  unfinished.refusal = refusal;
  unfinished.stop(ended);
}

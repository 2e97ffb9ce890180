import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { BrokenHttp, Reply } from '../../../shared/request.ts';
import { tapWire, type WireTap } from './wire-tap.ts';

/** The request that a connection is in the middle of, for an error that comes before its end. */
export interface Unfinished {
  readonly id: number;
  readonly started: number;
  readonly response: ServerResponse;
  timedOut: boolean;
  broken: BrokenHttp | null;
  /** The bytes from the one that broke it, as they came. */
  unparsed: Buffer | null;
  /** What it was told when it was given up. */
  reply: Reply | null;
}

/** What is remembered of a connection beside Node's own state. */
export interface Connection {
  readonly socket: Socket;
  readonly tap: WireTap;
  unfinished: Unfinished | null;
  /** It is about to end, and that is known. Node goes on to report what it leads to; nobody needs it twice. */
  givenUp: boolean;
}

export function watchConnection(socket: Socket): Connection {
  return { socket, tap: tapWire(socket), unfinished: null, givenUp: false };
}

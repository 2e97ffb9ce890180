import type { Socket } from 'node:net';

/** Bytes of one unfinished message that are kept as evidence. */
const limit = 64 * 1024;

/**
 * Keeps what came over a connection between two requests, so that bytes which never became a
 * request (a broken request line, a head that was never finished) can still be shown.
 */
export interface WireTap {
  /** A head is complete: what came so far is a request. */
  readonly requestBegan: () => void;
  readonly requestEnded: () => void;
  /** What came since the last request, with the packet that the parser choked on. */
  readonly bytes: (lastPacket: Buffer | undefined) => Buffer;
}

/** @param socket a connection whose HTTP parser is already attached, so that it sees packets first. */
export function tapWire(socket: Socket): WireTap {
  let packets: Buffer[] = [];
  let kept = 0;
  let inRequest = false;

  socket.on('data', (packet: Buffer) => {
    if (inRequest || kept >= limit) return;
    packets.push(packet.subarray(0, limit - kept));
    kept += packet.length;
  });

  return {
    requestBegan: () => {
      inRequest = true;
      packets = [];
      kept = 0;
    },
    requestEnded: () => {
      inRequest = false;
    },
    bytes: (lastPacket) =>
      Buffer.concat(lastPacket === undefined ? packets : [...packets, lastPacket]).subarray(
        0,
        limit,
      ),
  };
}

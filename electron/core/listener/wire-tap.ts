import type { Socket } from 'node:net';
import { bounds } from '../../../shared/bounds.ts';
import type { Pace } from './pace.ts';

/** Bytes of one unfinished message that are stored. */
const limit = bounds.noiseBody.bytes;

/** A long head takes much more work for each byte than a body, because its fields are read several times. */
const longHead = { minBytes: 8 * 1024, weight: 16 };

/** The first bytes that were received, and whether there were more. */
export interface TappedBytes {
  readonly bytes: Buffer;
  readonly isCut: boolean;
}

/**
 * Records the bytes that a connection receives between two requests, so that bytes which never become a request (a broken
 * request line, an unfinished head) can be captured.
 */
export interface WireTap {
  /** A head is complete: the bytes so far are a request. */
  readonly requestBegan: () => void;
  readonly requestEnded: () => void;
  /** The bytes since the last request, with the packet at which the parser failed. */
  readonly bytesSinceRequest: (lastPacket: Buffer | undefined) => TappedBytes;
  readonly stop: () => void;
}

/**
 * Heads are read at the listener's pace; bodies are paused by `receiveBody`.
 *
 * @param socket a connection whose HTTP parser is already attached, so that the parser receives packets first.
 */
export function tapWire(socket: Socket, pace: Pace): WireTap {
  let packets: Buffer[] = [];
  let receivedBytes = 0;
  let inRequest = false;
  let headEnded = false;

  function take(packet: Buffer): void {
    if (!inRequest || headEnded) keepPace(packet);
    headEnded = false;
    if (inRequest) return;
    if (receivedBytes < limit) packets.push(packet.subarray(0, limit - receivedBytes));
    receivedBytes += packet.length;
  }

  function keepPace(packet: Buffer): void {
    const weight = packet.length < longHead.minBytes ? 1 : longHead.weight;
    if (!pace.isOver(packet.length, weight)) return;
    socket.pause();
    pace.later(() => socket.resume(), weight);
  }

  socket.on('data', take);
  return {
    requestBegan: () => {
      inRequest = true;
      headEnded = true;
      packets = [];
      receivedBytes = 0;
    },
    requestEnded: () => {
      inRequest = false;
    },
    bytesSinceRequest: (lastPacket) => {
      const all = Buffer.concat(lastPacket === undefined ? packets : [...packets, lastPacket]);
      const length = receivedBytes + (lastPacket?.length ?? 0);
      return { bytes: all.subarray(0, limit), isCut: length > limit };
    },
    stop: () => void socket.off('data', take),
  };
}

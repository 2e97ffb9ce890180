import type { Socket } from 'node:net';
import { bounds } from '../../../shared/bounds.ts';
import type { Pace } from './pace.ts';

/** Bytes of one unfinished message that are kept as evidence. */
const limit = bounds.noiseBody.bytes;

/** A long head of short fields takes much more work than a body: each field is looked at again and again. */
const headWeight = { from: 8 * 1024, times: 16 };

/** The start of what came, and whether more came. */
export interface Tapped {
  readonly bytes: Buffer;
  readonly isCut: boolean;
}

/**
 * Keeps what came over a connection between two requests, so that bytes which never became a
 * request (a broken request line, a head that was never finished) can still be shown.
 */
export interface WireTap {
  /** A head is complete: what came so far is a request. */
  readonly requestBegan: () => void;
  readonly requestEnded: () => void;
  /** What came since the last request, with the packet that the parser choked on. */
  readonly since: (lastPacket: Buffer | undefined) => Tapped;
  readonly stop: () => void;
}

/**
 * Reads heads at the listener's pace as well; bodies have their own way.
 *
 * @param socket a connection whose HTTP parser is already attached, so that it sees packets first.
 */
export function tapWire(socket: Socket, pace: Pace): WireTap {
  let packets: Buffer[] = [];
  let came = 0;
  let inRequest = false;
  let headEnded = false;

  function take(packet: Buffer): void {
    if (!inRequest || headEnded) keepPace(packet);
    headEnded = false;
    if (inRequest) return;
    if (came < limit) packets.push(packet.subarray(0, limit - came));
    came += packet.length;
  }

  function keepPace(packet: Buffer): void {
    const weight = packet.length < headWeight.from ? 1 : headWeight.times;
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
      came = 0;
    },
    requestEnded: () => {
      inRequest = false;
    },
    since: (lastPacket) => {
      const all = Buffer.concat(lastPacket === undefined ? packets : [...packets, lastPacket]);
      const length = came + (lastPacket?.length ?? 0);
      return { bytes: all.subarray(0, limit), isCut: length > limit };
    },
    stop: () => void socket.off('data', take),
  };
}

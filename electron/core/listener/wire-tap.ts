import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { bounds } from '../../../shared/bounds.ts';
import { bytesBehindRequests } from './behind-requests.ts';
import type { OpenHeads } from './open-heads.ts';
import type { Pace } from './pace.ts';
import { brokenBody, notHttp, parseAfterUpgrade, parseRest } from './parse-after-upgrade.ts';
import {
  parserOf,
  watchMessages,
  watchParser,
  type Parsed,
  type SocketParser,
} from './socket-parser.ts';

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
 * request line, an unfinished head) can be captured. Node's parser reads the socket by itself and says after each packet
 * how much of it it read; the packet is fetched only when it began no request.
 */
export interface WireTap {
  /** A head is complete: the bytes so far are a request. */
  readonly requestBegan: (message: IncomingMessage) => void;
  readonly requestEnded: () => void;
  /** A head has begun and did not end yet. */
  readonly isInHead: () => boolean;
  /** The bytes since the last request, with the packet at which the parser failed, and how much of it was parsed. */
  readonly bytesSinceRequest: (lastPacket?: Buffer, parsedBytes?: number) => TappedBytes;
  readonly stop: () => void;
  /** The same, and nothing more is read from the socket. */
  readonly stopReading: () => void;
}

export interface WireTapOptions {
  readonly pace: Pace;
  readonly openHeads: OpenHeads;
  /** Called when the heads of all connections are too long together, and this one's is long. */
  readonly onTooLong: () => void;
}

/**
 * Heads are read at the listener's pace; bodies are paused by `receiveBody`.
 *
 * @param socket a connection whose HTTP parser is already attached, so that the parser receives packets first.
 */
export function tapWire(socket: Socket, { pace, openHeads, onTooLong }: WireTapOptions): WireTap {
  let packets: Buffer[] = [];
  let receivedBytes = 0;
  let openBytes = 0;
  let inRequest = false;
  /** The parser has received the first byte of a head, and not its end. */
  let inHead = false;
  let headEnded = false;
  let hadUpgrade = false;
  /** A request with `Upgrade` has begun, and its end was not seen yet: llhttp stops there, at any other place for an error. */
  let isUpgradeOpen = false;
  let isStopped = false;
  let isReadOn = true;

  function count(bytes: number, packet: () => Buffer): void {
    if (isStopped) return;
    if (!inRequest || headEnded) keepPace(bytes);
    headEnded = false;
    if (inRequest && inHead) return beginCutHead(packet());
    if (inRequest) return;
    if (receivedBytes < limit) packets.push(packet().subarray(0, limit - receivedBytes));
    receivedBytes += bytes;
    if (growsTooLong(openBytes + bytes)) onTooLong();
  }

  function growsTooLong(headBytes: number): boolean {
    const before = openBytes;
    openBytes = headBytes;
    return openHeads.change(before, headBytes);
  }

  /** A packet ends in the middle of a head, behind requests or the end of one. */
  function beginCutHead(packet: Buffer): void {
    inRequest = false;
    const head = bytesBehindRequests(packet).subarray(-limit);
    packets = [head];
    receivedBytes = head.length;
  }

  function keepPace(bytes: number): void {
    const weight = bytes < longHead.minBytes ? 1 : longHead.weight;
    if (!pace.isOver(bytes, weight)) return;
    socket.pause();
    pace.later(() => {
      if (isReadOn) socket.resume();
    }, weight);
  }

  /** The parser has read a packet. After a request with `Upgrade` it may have left a rest. */
  function parsed(parser: SocketParser, read: Parsed, report: (parsed: Parsed) => void): void {
    if (!hadUpgrade) {
      report(read);
      if (typeof read === 'number') count(read, () => parser.getCurrentBuffer());
      return;
    }
    const packet = parser.getCurrentBuffer();
    const isBodyBroken =
      isUpgradeOpen &&
      typeof read === 'number' &&
      read < packet.length &&
      parser.incoming?.complete === false;
    if (isBodyBroken) {
      report(brokenBody(read));
      return;
    }
    const all =
      typeof read !== 'number' || read === packet.length || isUpgradeOpen
        ? parseRest(parser, packet, read)
        : notHttp(read);
    if (parser.incoming?.complete === true) isUpgradeOpen = false;
    // Once the parser has parsed more, it does not know the packet any more.
    const { getCurrentBuffer } = parser;
    parser.getCurrentBuffer = () => packet;
    report(all);
    parser.getCurrentBuffer = getCurrentBuffer;
    count(packet.length, () => packet);
  }

  function take(packet: Buffer): void {
    count(packet.length, () => packet);
  }

  function stop(): void {
    isStopped = true;
    growsTooLong(0);
    socket.off('data', take);
  }

  const parser = parserOf(socket);
  watchMessages(parser, () => (inHead = true));
  if (!watchParser(parser, parsed)) {
    parseAfterUpgrade(socket);
    socket.on('data', take);
  }
  return {
    requestBegan: ({ rawHeaders }) => {
      inRequest = true;
      inHead = false;
      headEnded = true;
      if (hasUpgrade(rawHeaders)) hadUpgrade = isUpgradeOpen = true;
      packets = [];
      receivedBytes = 0;
      if (openBytes > 0) growsTooLong(0);
    },
    requestEnded: () => {
      inRequest = false;
    },
    isInHead: () => inHead,
    bytesSinceRequest: (lastPacket = Buffer.alloc(0), parsedBytes) => {
      const last = inRequest ? bytesBehindRequests(lastPacket, parsedBytes) : lastPacket;
      const all = Buffer.concat([...packets, last]);
      return { bytes: all.subarray(0, limit), isCut: receivedBytes + last.length > limit };
    },
    stop,
    stopReading: () => {
      stop();
      isReadOn = false;
      socket.pause();
    },
  };
}

const upgrade = 'upgrade';

/** @param flat names and values of header fields, alternating. */
function hasUpgrade(flat: readonly string[]): boolean {
  for (let i = 0; i < flat.length; i += 2) {
    const name = flat[i] ?? '';
    if (name.length === upgrade.length && name.toLowerCase() === upgrade) return true;
  }
  return false;
}

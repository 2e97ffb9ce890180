import { once } from 'node:events';
import type { Socket } from 'node:net';

/**
 * One message: a JSON value, and bytes. On the wire both lengths stand before them, as unsigned numbers of 32 bits, the
 * highest byte first.
 */
export interface Frame {
  readonly json: unknown;
  readonly bytes: Buffer;
}

/** Bytes of the parts of a frame. Longer bytes are sent in several frames. */
export const frameLimits = { json: 64 * 1024 ** 2, bytes: 1024 ** 2 } as const;

const lengthsBytes = 8;

/** The other end does not keep to the protocol. */
export class BadFrame extends Error {}

/** Either end of a channel. */
export interface Connection {
  /** The frames that come, until the other end closes. @throws BadFrame, or the error of the socket */
  readonly frames: AsyncIterator<Frame, void, void>;
  /** Resolves once the system takes more; rejects when the connection is closed. */
  readonly send: (json: unknown, bytes?: Uint8Array) => Promise<void>;
  /** Sends what is written, then closes. */
  readonly end: () => void;
  readonly destroy: () => void;
  /** Aborted once the connection is closed. */
  readonly closed: AbortSignal;
}

export function connectionOf(socket: Socket): Connection {
  const closing = new AbortController();
  socket.once('close', () => closing.abort());
  // Reading and writing report the error itself.
  socket.on('error', () => closing.abort());
  return {
    frames: readFrames(socket),
    send: async (json, bytes = Buffer.alloc(0)) => {
      if (!socket.writable) throw new BadFrame('The connection is closed.');
      if (socket.write(frameOf(json, bytes))) return;
      await once(socket, 'drain', { signal: closing.signal });
    },
    end: () => socket.end(),
    destroy: () => socket.destroy(),
    closed: closing.signal,
  };
}

function frameOf(json: unknown, bytes: Uint8Array): Buffer {
  const text = Buffer.from(JSON.stringify(json));
  if (text.length > frameLimits.json || bytes.length > frameLimits.bytes) {
    throw new BadFrame('A message is too long for the channel.');
  }
  const lengths = Buffer.alloc(lengthsBytes);
  lengths.writeUInt32BE(text.length, 0);
  lengths.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([lengths, text, bytes]);
}

async function* readFrames(socket: Socket): AsyncGenerator<Frame, void, void> {
  let pieces: Buffer[] = [];
  let length = 0;
  let wanted = lengthsBytes;

  /** The first bytes of what came, which are then forgotten. */
  function take(count: number): Buffer {
    const all = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    const rest = all.subarray(count);
    pieces = rest.length === 0 ? [] : [rest];
    length = rest.length;
    return all.subarray(0, count);
  }

  let lengths: { readonly json: number; readonly bytes: number } | null = null;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    pieces.push(chunk);
    length += chunk.length;
    while (length >= wanted) {
      const part = take(wanted);
      if (lengths === null) {
        lengths = { json: part.readUInt32BE(0), bytes: part.readUInt32BE(4) };
        if (lengths.json > frameLimits.json || lengths.bytes > frameLimits.bytes) {
          throw new BadFrame('A message is too long for the channel.');
        }
        wanted = lengths.json + lengths.bytes;
        if (wanted > 0) continue;
      }
      yield { json: parsed(part.subarray(0, lengths.json)), bytes: part.subarray(lengths.json) };
      lengths = null;
      wanted = lengthsBytes;
    }
  }
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    throw new BadFrame('A message is not JSON.');
  }
}

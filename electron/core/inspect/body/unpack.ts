import type { Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** The result of unpacking: the output, and how far the input could be read. */
export interface Unpacked {
  readonly bytes: Buffer;
  /** Input bytes that were read; the bytes behind them do not belong to it. */
  readonly read: number;
  readonly fault: PackingFault | null;
}

export interface PackingFault {
  /** The input has another format, ends too early, or is damaged. */
  readonly is: 'other' | 'cut' | 'damaged';
  readonly reason: string;
}

/** The output exceeds the allowed size. */
export class TooLarge extends Error {}

type Engine = Transform & { readonly bytesWritten: number };

const engines = {
  deflate: (chunkSize: number): Engine => createInflate({ chunkSize }),
  'raw-deflate': (chunkSize: number): Engine => createInflateRaw({ chunkSize }),
  br: (chunkSize: number): Engine => createBrotliDecompress({ chunkSize }),
  zstd: (chunkSize: number): Engine => createZstdDecompress({ chunkSize }),
} as const;

export type Compression = keyof typeof engines;

/** Output bytes per chunk. Small chunks recover more of the output before a damaged place. */
const chunkBytes = 64 * 1024;
const smallChunkBytes = [64, 4 * 1024] as const;
const smallestChunksUpTo = 1024 ** 2;

/**
 * Unpacks as much as possible. Faults of the input are returned, not thrown.
 *
 * @param room the most output bytes.
 * @throws TooLarge
 */
export async function unpack(
  compression: Compression,
  bytes: Uint8Array,
  room: number,
): Promise<Unpacked> {
  const found = await pass(engines[compression](chunkBytes), bytes, room);
  if (found.fault?.is !== 'damaged') return found;
  // The last chunk before the damaged place is lost with the error; a smaller chunk loses less.
  const size = found.bytes.length < smallestChunksUpTo ? smallChunkBytes[0] : smallChunkBytes[1];
  const again = await pass(engines[compression](size), bytes, room);
  return again.bytes.length === 0 ? { ...again, fault: { ...found.fault, is: 'other' } } : again;
}

function pass(engine: Engine, bytes: Uint8Array, room: number): Promise<Unpacked> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (fault: PackingFault | null) =>
      resolve({ bytes: Buffer.concat(chunks, length), read: engine.bytesWritten, fault });
    engine.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > room) {
        engine.destroy();
        reject(new TooLarge());
      } else chunks.push(chunk);
    });
    engine.once('end', () => end(null));
    engine.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      end({ is: code === 'Z_BUF_ERROR' ? 'cut' : 'damaged', reason: message }),
    );
    engine.end(bytes);
  });
}

import type { Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** What came out of packed bytes, and how far they could be read. */
export interface Unpacked {
  readonly bytes: Buffer;
  /** Packed bytes that were read; what follows belongs to something else. */
  readonly read: number;
  readonly fault: PackingFault | null;
}

export interface PackingFault {
  /** They are not packed in this way at all, they end too early, or something in them is wrong. */
  readonly is: 'other' | 'cut' | 'damaged';
  readonly reason: string;
}

/** Thrown where more comes out than anybody wants to hold. */
export class TooLarge extends Error {}

type Engine = Transform & { readonly bytesWritten: number };

const engines = {
  deflate: (chunkSize: number): Engine => createInflate({ chunkSize }),
  'raw-deflate': (chunkSize: number): Engine => createInflateRaw({ chunkSize }),
  br: (chunkSize: number): Engine => createBrotliDecompress({ chunkSize }),
  zstd: (chunkSize: number): Engine => createZstdDecompress({ chunkSize }),
} as const;

export type Packing = keyof typeof engines;

/** Bytes that come out at a time; and so few, where those before a damaged place are wanted. */
const wide = 64 * 1024;
const narrow = [64, 4 * 1024] as const;
const narrowUpTo = 1024 ** 2;

/**
 * Unpacks as far as it goes. Total but for `TooLarge`.
 *
 * @param room bytes that may come out.
 */
export async function unpack(packing: Packing, bytes: Uint8Array, room: number): Promise<Unpacked> {
  const found = await pass(engines[packing](wide), bytes, room);
  if (found.fault?.is !== 'damaged') return found;
  // What came out last, before the damaged place, is lost with the error. In smaller pieces little of it is.
  const size = found.bytes.length < narrowUpTo ? narrow[0] : narrow[1];
  const again = await pass(engines[packing](size), bytes, room);
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

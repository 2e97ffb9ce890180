import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { FetchFault } from '../../../shared/fetch.ts';
import type { Result } from '../../../shared/result.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** What we ask for, and no more. Nobody honest codes twice. */
const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
};

/** Content that opens to more than so many times what came is a bomb, once it is larger than `freely`. */
const ratio = 100;
const freely = 1024 ** 2;

/**
 * Reads a body and takes its content coding off, never holding more than the limit.
 *
 * @param first stops there, and is content with it; else a longer body is `too-large`.
 * @returns rejects with the connection's or the abort's error.
 */
export async function readContent(
  response: IncomingMessage,
  limit: number,
  first?: number,
): Promise<Result<Buffer, FetchFault>> {
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  if (decoder === undefined && coding !== 'identity' && coding !== '') {
    return { ok: false, fault: 'bad-encoding', detail: cutText(coding, 100) };
  }
  if (first === undefined && Number(response.headers['content-length']) > limit) {
    return tooLarge(limit);
  }

  let arrived = 0;
  async function* counted(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      arrived += chunk.length;
      yield chunk;
    }
  }

  let outcome: Result<Buffer, FetchFault> | null = null;
  const gather = async (source: AsyncIterable<Buffer>) => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of source) {
      chunks.push(chunk);
      size += chunk.length;
      if (first !== undefined && size >= first) break;
      const bomb = size > freely && size > arrived * ratio;
      if (size > limit || bomb) return (outcome = tooLarge(limit));
    }
    const bytes = Buffer.concat(chunks);
    return (outcome = { ok: true, value: first === undefined ? bytes : bytes.subarray(0, first) });
  };

  const read =
    decoder === undefined
      ? pipeline(response, counted, gather)
      : pipeline(response, counted, decoder(), gather);
  return read.catch((error: unknown) => {
    // Whoever stops early cuts the stream, which then complains.
    if (outcome !== null) return outcome;
    if (isCodingError(error)) return { ok: false, fault: 'bad-encoding', detail: error.message };
    throw error;
  });
}

function tooLarge(limit: number): Result<never, FetchFault> {
  return { ok: false, fault: 'too-large', detail: `more than ${limit} bytes` };
}

/** zlib's and brotli's own complaints (https://nodejs.org/api/zlib.html#constants). */
function isCodingError(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return /^(?:Z_|ERR__?ERROR_|ERR_BROTLI|ERR_PADDING)/.test(code);
}

import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { FetchFault } from '../../../shared/fetch.ts';
import type { Result } from '../../../shared/result.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** Only the content codings that we request, and only one of them. */
const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
};

/** Content that expands by more than this ratio is a decompression bomb, once it is larger than `smallBytes`. */
const ratio = 100;
const smallBytes = 1024 ** 2;

/**
 * Reads a response body and decodes its content coding, up to the limit.
 *
 * @param first stops successfully after this many bytes; without it, a body beyond the limit is `too-large`.
 * @returns rejects with the error of the connection or the abort.
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
      const bomb = size > smallBytes && size > arrived * ratio;
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
    // Stopping early destroys the stream, which then rejects.
    if (outcome !== null) return outcome;
    if (isCodingError(error)) return { ok: false, fault: 'bad-encoding', detail: error.message };
    throw error;
  });
}

function tooLarge(limit: number): Result<never, FetchFault> {
  return { ok: false, fault: 'too-large', detail: `more than ${limit} bytes` };
}

/** Error codes of zlib and brotli (https://nodejs.org/api/zlib.html#constants). */
function isCodingError(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return /^(?:Z_|ERR__?ERROR_|ERR_BROTLI|ERR_PADDING)/.test(code);
}

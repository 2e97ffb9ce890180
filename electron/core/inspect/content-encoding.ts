import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import type { Issue } from '../../../shared/inspection.ts';
import { listValues } from './header-values.ts';
import { issue } from './issue.ts';
import type { HeaderPairs } from '../../../shared/request.ts';

/** Bytes that a body may open to. A small bomb costs at most this. */
export const decodedLimit = 64 * 1024 ** 2;

type Decode = (bytes: Uint8Array) => Promise<Buffer>;
const options = { maxOutputLength: decodedLimit };
const unzip = promisify(gunzip);
const unbrotli = promisify(brotliDecompress);
const unzstd = promisify(zstdDecompress);
const undeflate = promisify(inflate);
const undeflateRaw = promisify(inflateRaw);

/** The content codings of RFC 9110, section 8.4.1, and zstd (RFC 8878). */
const decoders: Readonly<Record<string, Decode>> = {
  gzip: (bytes) => unzip(bytes, options),
  'x-gzip': (bytes) => unzip(bytes, options),
  // Many senders leave the zlib wrapper away that the RFC asks for.
  deflate: (bytes) => undeflate(bytes, options).catch(() => undeflateRaw(bytes, options)),
  br: (bytes) => unbrotli(bytes, options),
  zstd: (bytes) => unzstd(bytes, options),
  identity: (bytes) => Promise.resolve(Buffer.from(bytes)),
};

export interface DecodedContent {
  readonly bytes: Uint8Array;
  /** The codings could not be taken off, so these are the bytes as they came. */
  readonly stillEncoded: boolean;
  readonly issues: readonly Issue[];
}

/** Takes the content codings off a body, last applied first. Total: failure is said, never thrown. */
export async function decodeContent(
  headers: HeaderPairs,
  bytes: Uint8Array,
): Promise<DecodedContent> {
  const codings = listValues(headers, 'content-encoding');
  let decoded = bytes;
  for (const coding of codings.reverse()) {
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (decode === undefined) {
      return {
        bytes,
        stillEncoded: false,
        issues: [issue('encoding.unknown', { encoding: coding })],
      };
    }
    try {
      decoded = await decode(decoded);
    } catch (error) {
      return { bytes, stillEncoded: true, issues: [failure(coding, error)] };
    }
  }
  return { bytes: decoded, stillEncoded: false, issues: [] };
}

function failure(encoding: string, error: unknown): Issue {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ERR_BUFFER_TOO_LARGE'
    ? issue('encoding.too-large', { encoding, limit: decodedLimit })
    : issue('encoding.failed', { encoding, reason: message });
}

import { promisify } from 'node:util';
import { brotliCompress, constants, deflate, gzip, zstdCompress } from 'node:zlib';

type Encode = (bytes: Uint8Array) => Promise<Uint8Array>;

const gzipBytes: Encode = (bytes) => promisify<Uint8Array, Uint8Array>(gzip)(bytes);
/** The default quality, 11, takes seconds for a megabyte. */
const brotliQuality = 5;

/** The content codings that can be decoded (`decodeContent`) can be made again. */
const encoders: Readonly<Record<string, Encode>> = {
  gzip: gzipBytes,
  'x-gzip': gzipBytes,
  deflate: (bytes) => promisify<Uint8Array, Uint8Array>(deflate)(bytes),
  br: (bytes) =>
    new Promise((resolve, reject) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
      brotliCompress(bytes, { params }, (error, made) => (error ? reject(error) : resolve(made)));
    }),
  zstd: (bytes) => promisify<Uint8Array, Uint8Array>(zstdCompress)(bytes),
};

/** @param codings in the order in which they are applied, each of them one that `decodeContent` knows. */
export async function encodeContent(
  bytes: Uint8Array,
  codings: readonly string[],
): Promise<Uint8Array> {
  let encoded = bytes;
  for (const coding of codings) encoded = (await encoders[coding]?.(encoded)) ?? encoded;
  return encoded;
}

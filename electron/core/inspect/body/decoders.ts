import { bounds } from '../../../../shared/bounds.ts';
import { ungzip } from './gzip-members.ts';
import { isText } from './plain-text.ts';
import { TooLarge, unpack, type Unpacked } from './unpack.ts';
import { unzstd } from './zstd-frames.ts';

type Decode = (bytes: Uint8Array, room: number) => Promise<Unpacked>;

/** The content codings of RFC 9110, section 8.4.1, and zstd (RFC 8878). */
const decoders: Readonly<Record<string, Decode>> = {
  gzip: ungzip,
  'x-gzip': ungzip,
  deflate: inflate,
  br: unbrotli,
  zstd: unzstd,
};

/** Whether `decodeWith` knows a content coding. */
export function isKnownCoding(coding: string): boolean {
  return Object.hasOwn(decoders, coding);
}

/**
 * Removes one content coding that is known.
 *
 * @param room the most output bytes.
 * @returns `null` when the decoded bytes exceed `room`.
 */
export async function decodeWith(
  coding: string,
  bytes: Uint8Array,
  room: number = bounds.decodedBody.bytes,
): Promise<Unpacked | null> {
  const decode = decoders[coding];
  if (decode === undefined) throw new Error(`unknown content coding ${coding}`);
  try {
    return await decode(bytes, room);
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/** The content coding whose first bytes a body starts with. */
export function codingAtStart(bytes: Uint8Array): string | undefined {
  return firstBytes.find(({ start }) => start.every((byte, at) => bytes[at] === byte))?.coding;
}

const firstBytes: readonly { readonly coding: string; readonly start: readonly number[] }[] = [
  { coding: 'gzip', start: [0x1f, 0x8b, 8] },
  { coding: 'zstd', start: [0x28, 0xb5, 0x2f, 0xfd] },
];

/** Brotli has no mark: a text can begin as an empty stream or as the beginning of one, and is then not Brotli. */
async function unbrotli(bytes: Uint8Array, room: number): Promise<Unpacked> {
  const found = await unpack('br', bytes, room);
  const isPart = found.fault === null ? found.read < bytes.length : isText(bytes);
  const isOther = isPart && found.bytes.length === 0;
  return isOther
    ? { ...found, read: 0, fault: { is: 'other', reason: 'Decompression failed' } }
    : found;
}

/** Decodes `deflate` with the zlib wrapper that the RFC requires, or without it, as many senders write it. */
async function inflate(bytes: Uint8Array, room: number): Promise<Unpacked> {
  const wrapped = isZlib(bytes) ? await unpack('deflate', bytes, room) : null;
  if (wrapped !== null && wrapped.fault?.is !== 'other') {
    if (wrapped.fault?.is !== 'damaged') return wrapped;
    // Perhaps only the checksum is wrong.
    const within = await unpack('raw-deflate', bytes.subarray(2), room);
    return within.bytes.length > wrapped.bytes.length
      ? { ...wrapped, bytes: within.bytes }
      : wrapped;
  }
  const raw = await unpack('raw-deflate', bytes, room);
  const isEmpty = raw.bytes.length === 0 && raw.read < bytes.length;
  const isRaw = (raw.fault === null && !isEmpty) || (raw.bytes.length > 0 && wrapped === null);
  // Almost any bytes can be read as the beginning of raw deflate, but text is not deflate.
  return isRaw && !isText(bytes)
    ? raw
    : { bytes: raw.bytes, read: 0, fault: { is: 'other', reason: 'incorrect header check' } };
}

/** Whether bytes start with the header of zlib (RFC 1950, section 2.2). One pair of letters in thirty does, too. */
export function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

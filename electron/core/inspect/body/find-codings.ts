import { bounds } from '../../../../shared/bounds.ts';
import { codingAtStart, decodeWith, isZlib } from './decoders.ts';
import { isText } from './plain-text.ts';
import { textCodingOf } from './text-codings.ts';
import type { PackingFault } from './unpack.ts';

import { wideCharset } from './wide-charset.ts';

/** The codings of a body by its bytes, and the body without them. */
export interface FoundCodings {
  readonly bytes: Uint8Array;
  /** In the order in which they were applied. */
  readonly codings: readonly string[];
  /** One of them writes bytes as text, such as base64. */
  readonly hasTextCoding: boolean;
  /** The last bytes that belong to no coding. */
  readonly rest: number;
  /** Only the beginning could be decoded; never another format. */
  readonly fault: PackingFault | null;
}

/** What is in a coding exceeds the room. */
export interface FoundTooLarge {
  readonly tooLarge: string;
}

/**
 * Finds out by its bytes how a body is encoded, for a sender that does not say so or says something else.
 *
 * @param room the most output bytes of a coding.
 * @param isTextPromised whether codings without a mark of their own may be tried.
 * @returns `null` when it is not encoded, or when what is encoded is no text.
 */
export async function findCodings(
  body: Uint8Array,
  room: number,
  isTextPromised: boolean,
): Promise<FoundCodings | FoundTooLarge | null> {
  const codings: string[] = [];
  let [bytes, rest, hasTextCoding] = [body, 0, false];
  let fault: PackingFault | null = null;
  while (codings.length < bounds.codings.entries && fault === null) {
    const text = textCodingOf(bytes);
    if (text !== null) {
      codings.unshift(text.coding);
      bytes = text.bytes;
      hasTextCoding = true;
      continue;
    }
    const found = isText(bytes) ? null : await decompressed(bytes, room, isTextPromised);
    if (found === null) break;
    if ('tooLarge' in found) return found;
    codings.unshift(found.coding);
    ({ bytes, fault } = found);
    rest += found.rest;
  }
  const isReadable = isText(bytes) || wideCharset(bytes) !== null || fault !== null;
  return codings.length > 0 && bytes.length > 0 && isReadable
    ? { bytes, codings, hasTextCoding, rest, fault }
    : null;
}

interface Decompressed {
  readonly coding: string;
  readonly bytes: Uint8Array;
  readonly rest: number;
  readonly fault: PackingFault | null;
}

/** gzip and zstd have marks. Those of zlib are weak, and Brotli has none: all of their bytes must decode, to a text. */
async function decompressed(
  bytes: Uint8Array,
  room: number,
  isTextPromised: boolean,
): Promise<Decompressed | FoundTooLarge | null> {
  const marked = codingAtStart(bytes);
  if (marked !== undefined) {
    const found = await decodeWith(marked, bytes, room);
    if (found === null) return { tooLarge: marked };
    if (found.fault?.is === 'other') return null;
    return { ...found, coding: marked, rest: found.fault === null ? bytes.length - found.read : 0 };
  }
  if (!hasControls(bytes)) return null;
  const guesses = isTextPromised ? ['deflate', 'br'] : isZlib(bytes) ? ['deflate'] : [];
  for (const coding of guesses) {
    const found = await decodeWith(coding, bytes, room);
    if (found === null) return { tooLarge: coding };
    const isWhole = found.fault === null && found.read === bytes.length;
    if (isWhole && found.bytes.length > 0 && (isText(found.bytes) || marks(found.bytes)))
      return { ...found, coding, rest: 0 };
  }
  return null;
}

function marks(bytes: Uint8Array): boolean {
  return codingAtStart(bytes) !== undefined;
}

/** Whether the beginning has characters that no text has, so that a text in another charset is not decompressed. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, 1024)
    .some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
}

import { crc32 } from 'node:zlib';
import { joinedMembers } from './joined-members.ts';
import { unpack, type Unpacked } from './unpack.ts';

/** Bytes of the checksum and the length at a member's end. */
const trailerBytes = 8;

/**
 * Unpacks gzip (RFC 1952), member after member. It splits the members itself because Node's reader loses its output
 * when other bytes follow the last member.
 */
export function ungzip(bytes: Uint8Array, room: number): Promise<Unpacked> {
  return joinedMembers(bytes, room, readMember);
}

async function readMember(bytes: Uint8Array, room: number): Promise<Unpacked | null> {
  if (!isMember(bytes)) return null;
  const start = endOfHeader(bytes);
  if (start === null) return cutAt(bytes.length, Buffer.alloc(0));
  const found = await unpack('raw-deflate', bytes.subarray(start), room);
  const end = start + found.read;
  if (found.fault !== null) {
    const is = found.fault.is === 'cut' ? 'cut' : 'damaged';
    return { bytes: found.bytes, read: end, fault: { ...found.fault, is } };
  }
  if (end + trailerBytes > bytes.length) return cutAt(bytes.length, found.bytes);
  const trailer = Buffer.from(bytes.buffer, bytes.byteOffset + end, trailerBytes);
  const isRight =
    trailer.readUInt32LE(0) === crc32(found.bytes) &&
    trailer.readUInt32LE(4) === found.bytes.length % 2 ** 32;
  return {
    bytes: found.bytes,
    read: end + trailerBytes,
    fault: isRight ? null : { is: 'damaged', reason: 'incorrect data check' },
  };
}

function isMember([a, b, method]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b && method === 8;
}

/** @returns `null` when the header is incomplete. */
function endOfHeader(bytes: Uint8Array): number | null {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  // File name and comment.
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return null;
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return at > bytes.length ? null : at;
}

function cutAt(read: number, bytes: Buffer): Unpacked {
  return { bytes, read, fault: { is: 'cut', reason: 'unexpected end of file' } };
}

import { joinedMembers, type Member } from './joined-members.ts';
import { unpack, type Unpacked } from './unpack.ts';

/**
 * Unpacks Zstandard (RFC 8878): one frame after the other, those that are to be skipped left out. The frames are
 * cut here, because Node's own reader takes the first alone, and says nothing of one that ends too early.
 */
export function unzstd(bytes: Uint8Array, room: number): Promise<Unpacked> {
  return joinedMembers(bytes, room, readFrame);
}

async function readFrame(bytes: Uint8Array, room: number): Promise<Member | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4) return null;
  const magic = view.getUint32(0, true);
  // Frames of an application's own.
  if (magic >= 0x184d2a50 && magic <= 0x184d2a5f) return skipped(view);
  if (magic !== 0xfd2fb528) return null;
  const end = endOfFrame(view);
  const found = await unpack('zstd', bytes.subarray(0, end ?? bytes.length), room);
  if (found.fault !== null) {
    return { ...found, read: end ?? bytes.length, fault: { ...found.fault, is: 'damaged' } };
  }
  return end === null ? cutAt(bytes.length, found.bytes) : { ...found, read: end };
}

function skipped(view: DataView): Member {
  const end = view.byteLength < 8 ? Infinity : 8 + view.getUint32(4, true);
  return end > view.byteLength
    ? cutAt(view.byteLength, Buffer.alloc(0))
    : { bytes: Buffer.alloc(0), read: end, fault: null };
}

/** Walks over the blocks by their lengths. @returns `null` when the frame is not whole. */
function endOfFrame(view: DataView): number | null {
  if (view.byteLength < 5) return null;
  const descriptor = view.getUint8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  let at = 5 + (isSingle ? 0 : 1) + dictionaryBytes + sizeBytes;
  for (;;) {
    if (at + 3 > view.byteLength) return null;
    const header = view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
    const isRun = ((header >> 1) & 3) === 1;
    at += 3 + (isRun ? 1 : header >> 3);
    if (header & 1) break;
  }
  if (descriptor & 4) at += 4;
  return at > view.byteLength ? null : at;
}

function cutAt(read: number, bytes: Buffer): Member {
  return { bytes, read, fault: { is: 'cut', reason: 'unexpected end of file' } };
}

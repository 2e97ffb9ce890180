import { joinedMembers } from './joined-members.ts';
import { unpack, type Unpacked } from './unpack.ts';

/**
 * Unpacks Zstandard (RFC 8878), frame after frame, without skippable frames. It splits the frames itself because Node's
 * reader stops after the first and does not report one that ends too early.
 */
export function unzstd(bytes: Uint8Array, room: number): Promise<Unpacked> {
  return joinedMembers(bytes, room, readFrame);
}

async function readFrame(bytes: Uint8Array, room: number): Promise<Unpacked | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4) return null;
  const magic = view.getUint32(0, true);
  // Skippable frames.
  if (magic >= 0x184d2a50 && magic <= 0x184d2a5f) return skipped(view);
  if (magic !== 0xfd2fb528) return null;
  const end = endOfFrame(view);
  const found = await unpack('zstd', bytes.subarray(0, end ?? bytes.length), room);
  if (found.fault !== null) {
    return { ...found, read: end ?? bytes.length, fault: { ...found.fault, is: 'damaged' } };
  }
  return end === null ? cutAt(bytes.length, found.bytes) : { ...found, read: end };
}

function skipped(view: DataView): Unpacked {
  const end = view.byteLength < 8 ? Infinity : 8 + view.getUint32(4, true);
  return end > view.byteLength
    ? cutAt(view.byteLength, Buffer.alloc(0))
    : { bytes: Buffer.alloc(0), read: end, fault: null };
}

/** Finds the end by the lengths of the blocks. @returns `null` when the frame is incomplete. */
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

function cutAt(read: number, bytes: Buffer): Unpacked {
  return { bytes, read, fault: { is: 'cut', reason: 'unexpected end of file' } };
}

import { bounds } from '../../../../shared/bounds.ts';
import type { Unpacked } from './unpack.ts';

/**
 * Unpacks compressed members that follow each other, such as those of gzip, until one has a fault or other bytes follow.
 *
 * @param read unpacks the first member of some bytes; `null` when they start with none.
 */
export async function joinedMembers(
  bytes: Uint8Array,
  room: number,
  read: (bytes: Uint8Array, room: number) => Promise<Unpacked | null>,
): Promise<Unpacked> {
  const pieces: Buffer[] = [];
  let length = 0;
  let at = 0;
  let fault: Unpacked['fault'] = null;
  for (let count = 0; at < bytes.length && fault === null; count += 1) {
    if (count === bounds.packedMembers.entries) {
      fault = { is: 'damaged', reason: `it has more than ${count} parts` };
      break;
    }
    const member = await read(bytes.subarray(at), room - length);
    if (member === null) break;
    pieces.push(member.bytes);
    length += member.bytes.length;
    at += member.read;
    fault = member.fault;
  }
  if (at === 0) fault = { is: 'other', reason: 'incorrect header check' };
  return { bytes: Buffer.concat(pieces, length), read: at, fault };
}

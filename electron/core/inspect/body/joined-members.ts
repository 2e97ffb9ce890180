import { bounds } from '../../../../shared/bounds.ts';
import type { Unpacked } from './unpack.ts';

/** One of several packed pieces that follow each other, such as a member of gzip. */
export type Member = Unpacked;

/**
 * Unpacks piece after piece, until one has a fault or something else follows.
 *
 * @param read `null` when no piece begins there.
 */
export async function joinedMembers(
  bytes: Uint8Array,
  room: number,
  read: (bytes: Uint8Array, room: number) => Promise<Member | null>,
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

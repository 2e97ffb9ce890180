import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { capture } from '../../../electron/core/capture/capture.ts';
import { partBytes } from '../../../electron/core/store/bodies.ts';
import { make, openHere } from './stores.ts';

/** Cuts bytes into pieces of different lengths, as a socket does. */
function inPieces(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const piece = bytes.subarray(at, at + (lengths[n % lengths.length] ?? 1));
    pieces.push(piece);
    at += piece.length;
  }
  return pieces;
}

describe('a body', () => {
  it.each([0, 1, partBytes - 1, partBytes, partBytes + 1, 3 * partBytes, 3.5 * partBytes])(
    'of %i bytes in pieces of any length is read byte for byte, whole and in slices',
    async (length) => {
      const { store } = openHere();
      const bytes = randomBytes(length);
      const pieces = inPieces(bytes, [65_536, 1, 7_000, 2_000_000]);
      const captured = make(1, pieces);
      expect(captured.request.body).toEqual(
        capture({ ...captured.request, ended: 'complete' }, bytes).request.body,
      );
      await store.saveCapture(captured);
      expect(Buffer.from(store.body(1) ?? []).equals(bytes)).toBe(true);
      for (const [from, count] of [
        [0, 10],
        [partBytes - 3, 6],
        [partBytes - 3, 2 * partBytes],
        [length - 2, 99],
        [length + 5, 9],
      ] as const) {
        const start = Math.max(0, from);
        expect(
          Buffer.from(store.bodySlice(1, start, count) ?? []).equals(
            bytes.subarray(start, start + count),
          ),
        ).toBe(true);
      }
      expect(store.bodySlice(2, 0, 1)).toBeNull();
    },
  );
});

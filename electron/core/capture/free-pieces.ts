/**
 * Frees the memory of a body that is on disk. Garbage collection would free it too, but only after a while, and the
 * inspection of a long body needs memory in the meantime. Nothing may use the pieces any more.
 *
 * A piece that shares its memory, with a head or with another request of the same packet, is left alone.
 */
export function freePieces(pieces: readonly Uint8Array[]): void {
  for (const { buffer, byteLength } of pieces) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
  }
}

/** Cuts bytes into views of at most `size` bytes. Nothing is copied. */
export function* pieces(bytes: Uint8Array, size: number): Generator<Buffer, void, void> {
  for (let from = 0; from < bytes.length; from += size) {
    const length = Math.min(size, bytes.length - from);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + from, length);
  }
}

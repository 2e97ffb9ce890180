const bytesPerRow = 16;

/** Bytes loaded at once. */
export const hexPageBytes = 64 * 1024;

export interface HexRow {
  /** Offset of its first byte in the whole body: eight hexadecimal digits or more. */
  readonly offset: string;
  /** Sixteen bytes in hexadecimal, with a gap in the middle. */
  readonly hex: string;
  /** Printable ASCII, a dot for everything else. */
  readonly text: string;
}

/**
 * A hex dump.
 *
 * @param from offset of the first byte in the whole body.
 */
export function hexRows(bytes: Uint8Array, from: number): readonly HexRow[] {
  const rows: HexRow[] = [];
  for (let at = 0; at < bytes.length; at += bytesPerRow) {
    const row = bytes.subarray(at, at + bytesPerRow);
    const pairs = [...row].map((byte) => byte.toString(16).padStart(2, '0'));
    rows.push({
      offset: (from + at).toString(16).padStart(8, '0'),
      hex: `${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}`.trimEnd(),
      text: [...row]
        .map((byte) => (byte < 0x20 || byte > 0x7e ? '.' : String.fromCharCode(byte)))
        .join(''),
    });
  }
  return rows;
}

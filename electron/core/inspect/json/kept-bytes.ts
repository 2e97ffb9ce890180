/** Bytes that are kept of parts which are read one after another. Places are offsets in all parts together. */
export interface KeptBytes {
  /** Names the present part and its offset. */
  readonly enter: (part: Uint8Array, offset: number) => void;
  /** The present part ends: what is kept of it is copied. */
  readonly leave: () => void;
  /** Stops keeping at a place, or goes on there. */
  readonly stop: (at: number) => void;
  readonly resume: (at: number) => void;
  /** How many bytes are kept up to a place, which must be in the present part. */
  readonly lengthAt: (at: number) => number;
  /** The kept bytes from one on, up to a place. */
  readonly from: (first: number, at: number) => Uint8Array;
  /** Everything that is kept. */
  readonly all: () => Uint8Array;
}

export function createKeptBytes(): KeptBytes {
  let kept = new Uint8Array(64 * 1024);
  let length = 0;
  let present: Uint8Array = new Uint8Array();
  let base = 0;
  /** The next bytes to keep begin here; `null` while none are kept. */
  let next: number | null = 0;

  function copyTo(at: number): void {
    if (next === null || at <= next) return;
    const bytes = present.subarray(next - base, at - base);
    if (length + bytes.length > kept.length) {
      const larger = new Uint8Array(Math.max(kept.length * 2, length + bytes.length));
      larger.set(kept.subarray(0, length));
      kept = larger;
    }
    kept.set(bytes, length);
    length += bytes.length;
    next = at;
  }

  function from(first: number, at: number): Uint8Array {
    copyTo(at);
    return kept.subarray(first, length);
  }

  return {
    enter: (part, offset) => {
      present = part;
      base = offset;
    },
    leave: () => copyTo(base + present.length),
    stop: (at) => {
      copyTo(at);
      next = null;
    },
    resume: (at) => (next = at),
    lengthAt: (at) => length + (next === null ? 0 : at - next),
    from,
    all: () => kept.subarray(0, length),
  };
}

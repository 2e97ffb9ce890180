/** Characters that are compared at once: comparing whole parts is many times as fast as one by one. */
const step = 4_096;

/** The index where two texts first differ; `null` when they are the same. */
export function firstDifference(left: string, right: string): number | null {
  if (left === right) return null;
  const end = Math.min(left.length, right.length);
  for (let from = 0; from < end; from += step) {
    if (left.slice(from, from + step) === right.slice(from, from + step)) continue;
    for (let at = from; at < Math.min(end, from + step); at += 1) {
      if (left.charCodeAt(at) !== right.charCodeAt(at)) return at;
    }
  }
  return end;
}

/** The index of the first byte that differs; `null` when all are the same. */
export function firstByteDifference(left: Uint8Array, right: Uint8Array): number | null {
  const end = Math.min(left.length, right.length);
  for (let from = 0; from < end; from += step) {
    const to = Math.min(end, from + step);
    if (Buffer.compare(left.subarray(from, to), right.subarray(from, to)) === 0) continue;
    for (let at = from; at < to; at += 1) if (left[at] !== right[at]) return at;
  }
  return left.length === right.length ? null : end;
}

/** The same index, or the one before it when a character of two units begins there. */
export function wholeFrom(text: string, at: number): number {
  const from = Math.max(0, at);
  return /^[\uDC00-\uDFFF]/.test(text.charAt(from)) && from > 0 ? from - 1 : from;
}

import { isUtf8 } from 'node:buffer';

/** Moves the parts of a UTF-8 text apart so that none ends within a character. */
export interface WholeCharacters {
  /** @returns the part with what was left of the last one, without a character that is cut; `null` when it is not UTF-8. */
  readonly of: (part: Uint8Array) => Uint8Array | null;
  /** No character is cut. */
  readonly isComplete: () => boolean;
}

export function createWholeCharacters(): WholeCharacters {
  let rest: Uint8Array = new Uint8Array();
  return {
    of: (part) => {
      const joined = rest.length === 0 ? part : Buffer.concat([rest, part]);
      const end = joined.length - bytesOfCutCharacter(joined);
      rest = Uint8Array.from(joined.subarray(end));
      const whole = joined.subarray(0, end);
      return isUtf8(whole) ? whole : null;
    },
    isComplete: () => rest.length === 0,
  };
}

/** How many bytes at the end begin a character that is not complete. */
function bytesOfCutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

import { isUtf8 } from 'node:buffer';

/** A compressed body that a program read as text and wrote again as UTF-8. */
export interface GarbledCoding {
  readonly coding: string;
  /** The bytes before that; `null` when they are lost. */
  readonly original: Uint8Array | null;
}

/** How the first bytes of a coding begin when they were read as Latin-1, and when they were read as UTF-8. */
const starts = [
  { coding: 'gzip', latin1: [0x1f, 0xc2, 0x8b, 8], utf8: [0x1f, 0xef, 0xbf, 0xbd, 8] },
  {
    coding: 'zstd',
    latin1: [0x28, 0xc2, 0xb5, 0x2f, 0xc3, 0xbd],
    utf8: [0x28, 0xef, 0xbf, 0xbd, 0x2f],
  },
] as const;

/** Recognises such a body. Read as Latin-1, each byte became one character; read as UTF-8, most became U+FFFD. */
export function garbledCoding(bytes: Uint8Array): GarbledCoding | null {
  const begins = (start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  for (const { coding, latin1, utf8 } of starts) {
    if (begins(utf8)) return { coding, original: null };
    if (!begins(latin1) || !isUtf8(bytes)) continue;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
    return { coding, original: /[^\0-\xff]/.test(text) ? null : Buffer.from(text, 'latin1') };
  }
  return null;
}

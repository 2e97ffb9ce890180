import { isUtf8 } from 'node:buffer';

/** Whether bytes are a text: valid UTF-8 without a NUL. */
export function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

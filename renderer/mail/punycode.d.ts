declare module 'punycode.js' {
  /** The display form of an ASCII host (RFC 3492). Throws when it is invalid. */
  export function toUnicode(host: string): string;
}

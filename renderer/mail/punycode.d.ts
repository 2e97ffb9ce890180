declare module 'punycode.js' {
  /** A host as it may be displayed, from its ASCII form (RFC 3492). Throws when that is none. */
  export function toUnicode(host: string): string;
}

/** The bytes of a text with one character for each. */
export function bytesOf(binary: string): Buffer {
  return Buffer.from(binary, 'latin1');
}

/** Percent-encodes bytes as curl does: all but the unreserved characters of RFC 3986, section 2.3. */
export function encodedForm(binary: string): string {
  return binary.replace(
    /[^A-Za-z0-9\-._~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

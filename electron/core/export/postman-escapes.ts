// Postman replaces `{{name}}` anywhere, and path segments that begin with `:`. It has no escape for either, so they are written in an
// equivalent form where there is one.

/** A target with percent-encoded braces and colons, which mean the same (RFC 3986, section 2.4). */
export function escapedTarget(target: string): string {
  const [path = '', ...query] = target.split('?');
  return [path.replaceAll('/:', '/%3A'), ...query].join('?').replaceAll('{{', '%7B%7B');
}

/** Whether bytes have what Postman takes as a variable. */
export function hasVariable(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('{{');
}

/**
 * The text without `{{`: in JSON it occurs only in strings, which can escape a brace; in forms it is percent-encoded.
 *
 * @returns `null` for other text, which has no equivalent form.
 */
export function escapedText(text: string, mediaType: string): string | null {
  if (mediaType === 'application/x-www-form-urlencoded') return text.replaceAll('{{', '%7B%7B');
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return text.replaceAll('{{', String.raw`{\u007b`);
}

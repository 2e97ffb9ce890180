/**
 * Postman fills in `{{name}}` wherever it stands, and path segments that begin with `:`. It has no sign that keeps it from
 * that, so each place says the same in another way where it has one.
 */

/** A target whose braces and colons are percent-encoded. They mean the same (RFC 3986, section 2.4). */
export function escapedTarget(target: string): string {
  const [path = '', ...query] = target.split('?');
  return [path.replaceAll('/:', '/%3A'), ...query].join('?').replaceAll('{{', '%7B%7B');
}

/** Whether a body or a field holds what Postman would fill in. */
export function isFilledIn(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('{{');
}

/**
 * The text with every `{{` parted: in JSON it stands within strings, where a brace has another spelling; a form's values
 * are percent-encoded.
 *
 * @returns `null` for a text that has no other spelling of a brace.
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

/** Standard base64 with its padding (RFC 4648, section 4). */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes of a text that is standard base64, `null` when it is anything else. */
export function decodeBase64(text: string): Buffer | null {
  return text !== '' && base64.test(text) ? Buffer.from(text, 'base64') : null;
}

import { decodeText } from '../body/charset.ts';

/** `=?charset?B?…?=` or `=?charset?Q?…?=`, optionally with a language (RFC 2231). */
const word = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi;

/**
 * Decodes the encoded words of a text (RFC 2047) and drops the white space between two of them. Never throws: any other
 * text stays as it is.
 */
export function decodeEncodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  const pieces: string[] = [];
  let pending: { readonly charset: string; readonly bytes: Buffer[] } | null = null;
  let at = 0;
  const end = () => {
    if (pending !== null)
      pieces.push(decodeText(Buffer.concat(pending.bytes), pending.charset).text);
    pending = null;
  };
  for (const match of text.matchAll(word)) {
    const [written, charset = '', coding = '', content = ''] = match;
    const between = text.slice(at, match.index);
    const joins: boolean = pending !== null && between.trim() === '';
    // A character may be split over two words.
    const current: { readonly charset: string; readonly bytes: Buffer[] } | null = pending;
    if (!joins || current?.charset !== charset.toLowerCase()) {
      end();
      if (!joins) pieces.push(between);
    }
    pending ??= { charset: charset.toLowerCase(), bytes: [] };
    pending.bytes.push(/b/i.test(coding) ? Buffer.from(content, 'base64') : fromQ(content));
    at = match.index + written.length;
  }
  end();
  return pieces.join('') + text.slice(at);
}

/** The Q encoding: an underscore is a space (RFC 2047, section 4.2). */
function fromQ(content: string): Buffer {
  const bytes = content
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** This many bytes from the start of a file determine its type. */
export const typeBytes = 4_100;

/** Control characters that text does not contain. Escape is allowed, for the colours of a terminal's log. */
const control = /[\0-\x08\x0E-\x1A\x1C-\x1F]/;

/**
 * The media type of a file by its bytes, not by its name or its sender. UTF-8 without control characters is text, and
 * its start distinguishes SVG, HTML and XML. Never throws.
 *
 * @param whole the bytes are the whole file, not only its start.
 * @returns `null` when the bytes do not determine it.
 */
export async function typeOf(bytes: Uint8Array, whole: boolean): Promise<string | null> {
  const text = textOf(bytes, whole);
  if (text !== null) return textType(text);
  const { fileTypeFromBuffer } = await import('file-type');
  // It reads into containers and throws at damaged ones.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found?.mime ?? (isOldText(bytes) ? 'text/plain' : null);
}

function textOf(bytes: Uint8Array, whole: boolean): string | null {
  if (bytes.length === 0) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return null;
  }
  return control.test(text) ? null : text;
}

/** Text in a charset of one byte a character: no control characters, and most of it ASCII. */
function isOldText(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return (
    text !== '' && !control.test(text) && text.replace(/[^\x80-\xFF]/g, '').length < text.length / 3
  );
}

function textType(text: string): string {
  const start = text.replace(/^(?:\s|<!--[^]*?-->|<\?[^]*?\?>)+/, '').slice(0, 100);
  if (/^(?:<!doctype svg|<svg[\s>])/i.test(start)) return 'image/svg+xml';
  if (/^(?:<!doctype html|<html[\s>]|<(?:head|body|script|iframe)[\s>])/i.test(start))
    return 'text/html';
  if (/^\s*<\?xml\s/.test(text)) return 'application/xml';
  if (text.startsWith('%PDF-')) return 'application/pdf';
  if (text.startsWith('{\\rtf')) return 'application/rtf';
  return 'text/plain';
}

import {
  previewPixelLimit,
  previewTextLimit,
  type AttachmentPreview,
} from '../../../shared/attachment-file.ts';
import type { Fetched } from '../fetch/guarded-fetch.ts';
import { decodeText } from '../inspect/body/charset.ts';
import { contentTypeOf } from '../inspect/body/content-type.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** Image formats that a browser draws without running code in them, so not SVG. */
const images = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
]);

const texts = new Set(['text/plain', 'text/html', 'image/svg+xml', 'application/xml']);

type Shown = AttachmentPreview extends infer P
  ? P extends unknown
    ? Omit<P, 'facts'>
    : never
  : never;

/**
 * What the window may show of a file. HTML, SVG and XML are shown as source text, never drawn.
 *
 * @param type by the bytes; the sender's name and media type are ignored.
 */
export async function preview({ bytes, headers }: Fetched, type: string | null): Promise<Shown> {
  if (type !== null && images.has(type)) return image(bytes);
  if (type !== null && texts.has(type)) return text(bytes, headers);
  if (type === 'application/pdf') return { is: 'pdf', bytes: new Uint8Array(bytes) };
  return { is: 'none', why: 'type' };
}

/** Reads the size before anything is drawn, because of decompression bombs. Copies the bytes: a view would be sent with the memory around it. */
async function image(bytes: Uint8Array): Promise<Shown> {
  const { imageSize } = await import('image-size');
  try {
    const { width, height } = imageSize(bytes);
    if (width < 1 || height < 1) return { is: 'none', why: 'broken' };
    return width * height > previewPixelLimit
      ? { is: 'none', why: 'pixels' }
      : { is: 'image', bytes: new Uint8Array(bytes), width, height };
  } catch {
    return { is: 'none', why: 'broken' };
  }
}

function text(bytes: Uint8Array, headers: Fetched['headers']): Shown {
  const charset = contentTypeOf(headers)?.charset ?? null;
  const { text: whole } = decodeText(bytes, charset);
  return {
    is: 'text',
    text: cutText(whole, previewTextLimit),
    cut: whole.length > previewTextLimit,
  };
}

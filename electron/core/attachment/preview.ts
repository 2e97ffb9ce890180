import { imageSize } from 'image-size';
import {
  previewPixelLimit,
  previewTextLimit,
  type AttachmentPreview,
} from '../../../shared/attachment-file.ts';
import type { Fetched } from '../fetch/guarded-fetch.ts';
import { decodeText } from '../inspect/body/charset.ts';
import { contentTypeOf } from '../inspect/body/content-type.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** Images that a browser draws without running anything that is written in them. SVG is not one of them. */
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
 * What the window may show of a file. HTML, SVG and XML are shown as the text they are, never drawn.
 *
 * @param type by the bytes: what the sender calls it counts for nothing here.
 */
export function preview({ bytes, headers }: Fetched, type: string | null): Shown {
  if (type !== null && images.has(type)) return image(bytes);
  if (type !== null && texts.has(type)) return text(bytes, headers);
  if (type === 'application/pdf') return { is: 'pdf', bytes: new Uint8Array(bytes) };
  return { is: 'none', why: 'type' };
}

/**
 * Of a copy, for a view would travel with the memory around it. The size stands at an image's start, so a bomb of pixels is known before anybody draws it.
 */
function image(bytes: Uint8Array): Shown {
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

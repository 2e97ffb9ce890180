import type { RemoteContent, RemoteKind } from '../../../shared/mail.ts';
import type { Fetched } from '../fetch/guarded-fetch.ts';

/** The first bytes of image and font formats; a dot matches any byte. */
const signatures: Readonly<
  Record<'image' | 'font', readonly (readonly [mediaType: string, start: RegExp])[]>
> = {
  image: [
    ['image/png', /^\x89PNG\r\n\x1a\n/],
    ['image/gif', /^GIF8[79]a/],
    ['image/jpeg', /^\xff\xd8\xff/],
    ['image/webp', /^RIFF....WEBP/s],
    ['image/avif', /^....ftypavi[fs]/s],
    ['image/bmp', /^BM/],
    [
      'image/svg+xml',
      /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i,
    ],
  ],
  font: [
    ['font/woff2', /^wOF2/],
    ['font/woff', /^wOFF/],
    ['font/otf', /^OTTO/],
    ['font/ttf', /^(?:\0\x01\0\0|true)/],
  ],
};

/** This many bytes from the start are examined. */
const examinedBytes = 2_048;

/**
 * Checks that a response is what it was fetched as. Images and fonts are recognised by their bytes, not by the
 * response's header; a style sheet needs its media type, as in browsers.
 *
 * @returns `null` when it is something else.
 */
export function readRemoteContent(kind: RemoteKind, fetched: Fetched): RemoteContent | null {
  if (kind === 'style') {
    if (fetched.mediaType !== null && fetched.mediaType !== 'text/css') return null;
    return { kind, css: new TextDecoder().decode(fetched.bytes) };
  }
  const start = Buffer.from(fetched.bytes.subarray(0, examinedBytes)).toString('latin1');
  const found = signatures[kind].find(([, signature]) => signature.test(start));
  if (found === undefined) return null;
  const base64 = Buffer.from(fetched.bytes).toString('base64');
  return { kind, data: `data:${found[0]};base64,${base64}` };
}

import type { Trace } from './traces.ts';

/** The format of an image by the extension of its URL, or by the media type of a `data:` URL. */
export function imageKind(address: string): readonly Trace[] {
  const text = address.trim();
  const inline = /^data:image\/([\w+.-]+)/i.exec(text)?.[1];
  if (inline !== undefined) {
    return [
      'image:data',
      `image:${inline
        .toLowerCase()
        .replace(/^jpeg$/, 'jpg')
        .replace('+xml', '')}`,
    ];
  }
  const ending = /\.([a-z0-9]{2,5})$/i.exec(
    URL.parse(text, 'https://mail.invalid')?.pathname ?? '',
  );
  return ending === null ? [] : [`image:${(ending[1] ?? '').toLowerCase()}`];
}

import mime from 'mime/lite';
import type { Attachment } from '../../../shared/inspection.ts';

/** What the entries of `attachments` say by themselves. Nothing is fetched. */
export function readAttachments(entries: readonly unknown[]): Attachment[] {
  return entries.map((entry) => {
    const written = typeof entry === 'string' ? entry : (JSON.stringify(entry) ?? '');
    const url = typeof entry === 'string' ? URL.parse(entry) : null;
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
      return { url: written, name: written, mediaType: null, host: null };
    }
    const name = fileName(url);
    return { url: written, name, mediaType: mime.getType(name), host: url.host };
  });
}

/** The last part of the path, decoded; the host when the path has none. */
function fileName(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

import mime from 'mime/lite';
import { bounds } from '../../../../shared/bounds.ts';
import type { Attachment } from '../../../../shared/inspection.ts';
import { startOfJson } from '../json/start-of-json.ts';
import { firstWithin, startWithin } from '../within.ts';

/** What the first entries of `attachments` say by themselves. Nothing is fetched. */
export function readAttachments(entries: readonly unknown[]): readonly Attachment[] {
  return firstWithin(
    entries.slice(0, bounds.attachments.entries).map(readAttachment),
    bounds.attachments,
    ({ url, name, mediaType, host }) => [url, name, mediaType, host],
  );
}

function readAttachment(entry: unknown): Attachment {
  const { characters } = bounds.attachmentUrl;
  const written = typeof entry === 'string' ? entry : startOfJson(entry, characters);
  const start = startWithin(written, bounds.attachmentUrl);
  // Nobody serves a longer address, and half of one would lead elsewhere.
  const url = typeof entry === 'string' && start === entry ? URL.parse(entry) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { url: start, name: start, mediaType: null, host: null };
  }
  const name = fileName(url);
  return { url: start, name, mediaType: mime.getType(name), host: url.host };
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

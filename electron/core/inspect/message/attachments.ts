import mime from 'mime/lite';
import { bounds } from '../../../../shared/bounds.ts';
import type { Attachment } from '../../../../shared/inspection.ts';
import { firstNames, isObject } from '../json/json-object.ts';
import { startOfJson } from '../json/start-of-json.ts';
import { parsedUrl } from './parsed-url.ts';
import { firstWithin, startWithin } from '../within.ts';

/** Reads the first entries of `attachments`, up to `bounds.attachments`. Nothing is fetched. */
export function readAttachments(entries: readonly unknown[]): readonly Attachment[] {
  return firstWithin(
    entries.slice(0, bounds.attachments.entries).map(readAttachment),
    bounds.attachments,
    ({ url, name, mediaType, host }) => [url, name, mediaType, host],
  );
}

function readAttachment(entry: unknown): Attachment {
  const { characters } = bounds.attachmentUrl;
  const link = urlIn(entry)?.url ?? entry;
  const written = typeof link === 'string' ? link : startOfJson(link, characters);
  const start = startWithin(written, bounds.attachmentUrl);
  // No server accepts a longer URL, and a cut one would lead elsewhere.
  const url = typeof link === 'string' && start === link ? parsedUrl(link) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { url: start, name: start, mediaType: null, host: null };
  }
  const name = fileName(url);
  return { url: start, name, mediaType: mime.getType(name), host: url.host };
}

/** The fields of an object that hold the URL of its file, the most likely first. */
const urlFields = ['url', 'link', 'href', 'mediaUrl', 'fileUrl', 'src', 'downloadUrl'] as const;

/** Objects that describe a file have few fields. */
const mostFields = 20;

/** The URL within an entry that is an object; `null` for any other entry. */
export function urlIn(entry: unknown): { readonly field: string; readonly url: string } | null {
  if (!isObject(entry)) return null;
  const names = firstNames(entry).slice(0, mostFields);
  for (const field of [...urlFields, ...names]) {
    const url = Object.hasOwn(entry, field) ? entry[field] : null;
    if (typeof url === 'string' && /^https?:\/\//i.test(url)) return { field, url };
  }
  return null;
}

/** The last segment of the path, decoded; the host when the path is empty. */
function fileName(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.host;
  if (!last.includes('%')) return last;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

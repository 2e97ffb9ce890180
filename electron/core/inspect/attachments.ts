import mime from 'mime/lite';
import type { Attachment, Issue } from '../../../shared/inspection.ts';
import { issue } from './issue.ts';

/** What the entries of `attachments` say by themselves. Nothing is fetched. */
export function readAttachments(entries: readonly unknown[]): {
  attachments: Attachment[];
  issues: Issue[];
} {
  const issues: Issue[] = [];
  const attachments = entries.map((entry, index): Attachment => {
    const written = typeof entry === 'string' ? entry : (JSON.stringify(entry) ?? '');
    const url = typeof entry === 'string' ? URL.parse(entry) : null;
    const path = `/attachments/${index}`;
    const number = index + 1;
    if (url === null) {
      issues.push(issue('attachment.not-url', { number }, path));
      return { url: written, name: written, mediaType: null, host: null };
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      issues.push(
        issue('attachment.not-http', { number, scheme: url.protocol.slice(0, -1) }, path),
      );
      return { url: written, name: written, mediaType: null, host: null };
    }
    const name = fileName(url);
    return { url: written, name, mediaType: mime.getType(name), host: url.host };
  });
  return { attachments, issues };
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

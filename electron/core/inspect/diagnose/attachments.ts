import { isIP } from 'node:net';
import { bounds } from '../../../../shared/bounds.ts';
import { readLinkAccess } from '../../../../shared/attachment-link.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { whyNotPublic } from '../../fetch/address.ts';
import { issue } from '../issue.ts';
import { urlIn } from '../message/attachments.ts';
import { mergeFieldIn } from '../message/merge-field.ts';
import { percentDecodedUrl } from '../message/percent-encoded.ts';
import { parsedUrl } from '../message/parsed-url.ts';
import { forMessages } from './check.ts';
import { shortened } from '../kind/evidence.ts';
import { escapedIssue } from './escaped.ts';

/** Problems that the URLs of attachments show. Nothing is fetched. */
export const attachments = forMessages(({ read, request }) =>
  read.attachments
    .slice(0, bounds.checkedAttachments.entries)
    .flatMap((entry, index) => linkIssues(entry, index, request.receivedAt)),
);

function linkIssues(entry: unknown, index: number, now: number): Issue[] {
  const path = `/attachments/${index}`;
  const number = index + 1;
  const held = urlIn(entry);
  if (held !== null) {
    const { field, url } = held;
    return [
      issue('attachment.not-url', { number, field: shortened(field) }, path),
      ...linkIssues(url, index, now),
    ];
  }
  const isShort = typeof entry === 'string' && entry.length <= bounds.attachmentUrl.characters;
  const url = isShort ? parsedUrl(entry) : null;
  if (isShort && url === null) {
    const decoded = percentDecodedUrl(entry);
    if (decoded !== null) return [escapedIssue('attachments', entry, decoded, path)];
    // Reported as such.
    if (mergeFieldIn(entry) !== null) return [];
  }
  if (url === null) return [issue('attachment.not-url', { number }, path)];
  const scheme = url.protocol.slice(0, -1);
  // A path of Windows, such as `C:\\fakepath\\photo.jpg`.
  if (scheme.length === 1) return [issue('attachment.not-url', { number }, path)];
  if (scheme !== 'https' && scheme !== 'http') {
    return [issue('attachment.not-http', { number, scheme }, path)];
  }
  const issues: Issue[] = [];
  if (isPrivate(url.hostname)) {
    issues.push(issue('attachment.private', { number, host: shortened(url.hostname) }, path));
  } else if (scheme === 'http') issues.push(issue('attachment.not-https', { number }, path));
  if (url.search === '') return issues;
  if (url.searchParams.get('alt')?.toLowerCase() === 'media') {
    issues.push(issue('attachment.alt-media', { number }, path));
  }
  const { signed, expiresAt } = readLinkAccess(url.href);
  if (expiresAt !== null) {
    const code = expiresAt < now ? 'attachment.expired' : 'attachment.expiring';
    issues.push(issue(code, { number, expires: new Date(expiresAt).toISOString() }, path));
  } else if (signed) issues.push(issue('attachment.signed', { number }, path));
  return issues;
}

/** Names that only one machine or network resolves (RFC 6761, 6762, 8375). */
const privateName = /^(?:localhost|.*\.(?:localhost|local|internal|home\.arpa))$/;

function isPrivate(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) === 0 ? privateName.test(host) : whyNotPublic(address) !== null;
}

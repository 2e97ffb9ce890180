import type { Attachment } from '../../../../shared/inspection.ts';
import { safeFileName } from '../../../../shared/file-name.ts';
import { typeBytes, typeOf } from '../../attachment/file-type.ts';
import type { GuardedFetch } from '../../fetch/guarded-fetch.ts';

/** A part of a MIME message besides its texts (RFC 2183). */
export interface MimeAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Limits of what is fetched into one message. The rest stay links. */
const limits = { files: 50, bytes: 100 * 1024 ** 2 };

/**
 * The attachments of a mail as parts: each fetched file, and `attachments.txt` with the URLs of those that were not fetched, and
 * why. Without a fetcher, nothing is fetched.
 */
export async function mimeAttachments(
  attachments: readonly Attachment[],
  guardedFetch: GuardedFetch | undefined,
): Promise<MimeAttachment[]> {
  const files: MimeAttachment[] = [];
  const links: string[] = [];
  let bytes = 0;
  for (const attachment of attachments) {
    const { url, name } = attachment;
    if (guardedFetch === undefined || files.length >= limits.files || bytes >= limits.bytes) {
      links.push(`${name}\n${url}\n`);
      continue;
    }
    const fetched = await fetchFile(attachment, guardedFetch);
    if (typeof fetched === 'string') {
      links.push(`${name}\n${url}\nNot fetched: ${fetched}\n`);
    } else {
      files.push(fetched);
      bytes += fetched.content.length;
    }
  }
  if (links.length === 0) return files;
  const content = Buffer.from(links.join('\n'));
  return [
    ...files,
    { filename: 'attachments.txt', contentType: 'text/plain; charset=utf-8', content },
  ];
}

/** @returns the reason when there is no file. */
async function fetchFile(
  { url, name, mediaType }: Attachment,
  guardedFetch: GuardedFetch,
): Promise<MimeAttachment | string> {
  const fetched = await guardedFetch({ url });
  if (!fetched.ok) return `${fetched.fault} ${fetched.detail}`.trim();
  const { status, bytes } = fetched.value;
  if (status < 200 || status > 299) return `the server answered ${status}`;
  const real = await typeOf(bytes.subarray(0, typeBytes), bytes.length <= typeBytes);
  // The bytes of CSV, JSON and calendars are text, so the name says more.
  const named = real === null || real === 'text/plain' ? mediaType : null;
  return {
    filename: safeFileName(name),
    contentType: named ?? real ?? 'application/octet-stream',
    content: Buffer.from(bytes),
  };
}

import type { IssueRows } from './row.ts';

/** The entries of `attachments`, by their URLs. Nothing is fetched. */
export const attachmentIssues = {
  'attachment.not-url': {
    severity: 'error',
    source: 'documented',
    message: 'Attachment {number} is an object and not a URL; its URL is in "{field}".',
    bare: 'Attachment {number} is not a URL.',
    example: '{"attachments":["photo.png"]}',
    advice: 'Skip it and send the rest; each attachment must be a full URL.',
  },
  'attachment.not-http': {
    severity: 'warning',
    source: 'inferred',
    message: 'Attachment {number} has the scheme {scheme}; http or https is expected.',
    example: '{"attachments":["ftp://files.example/a.png"]}',
    advice:
      'Do not fetch it: a file: or data: URL in a webhook may be an attempt to read your own files.',
  },
  'attachment.not-https': {
    severity: 'warning',
    source: 'inferred',
    message: 'Attachment {number} uses http, so anyone on the network path can read and change it.',
    example: '{"attachments":["http://files.example/a.png"]}',
    advice: 'Try the same URL with https first.',
  },
  'attachment.private': {
    severity: 'warning',
    source: 'inferred',
    message: 'Attachment {number} is at {host}, which is reachable only from its own network.',
    example: '{"attachments":["https://192.168.1.4/a.png"]}',
    advice:
      'Do not fetch it: a private address in a webhook may be an attempt to reach your network through your server.',
  },
  'attachment.expiring': {
    severity: 'info',
    source: 'inferred',
    message: 'Attachment {number} is a link that expires at {expires}.',
    example: '{"attachments":["https://bucket.s3.example/a.png?X-Amz-Expires=900&…"]}',
    advice: 'Fetch the file while you process the webhook, not later.',
  },
  'attachment.expired': {
    severity: 'warning',
    source: 'inferred',
    message: 'Attachment {number} is a link that had already expired on arrival, at {expires}.',
    example: '{"attachments":["https://bucket.s3.example/a.png?Expires=1700000000&…"]}',
    advice: 'It can no longer be fetched. Send the message again from the CRM.',
  },
  'attachment.signed': {
    severity: 'info',
    source: 'inferred',
    message:
      'Attachment {number} has a key in its URL; such links may expire, and give the file to anyone who has them.',
    example: '{"attachments":["https://firebasestorage.example/a.png?token=…"]}',
    advice: 'Fetch the file while you process the webhook, and keep the URL out of logs.',
  },
  'attachment.alt-media': {
    severity: 'warning',
    source: 'seen-live',
    message:
      'Attachment {number} has "alt=media" in its URL, which the CRM rejects with 422 in calls to it.',
    example: '{"attachments":["https://storage.example/o/a.png?alt=media"]}',
    advice: 'Fetch and upload the file yourself before you use it in a call to the CRM.',
  },
} as const satisfies IssueRows;

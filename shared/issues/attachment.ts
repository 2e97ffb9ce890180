import type { IssueRows } from './row.ts';

/** The entries of `attachments`, by what their addresses say. Nothing is fetched. */
export const attachmentIssues = {
  'attachment.not-url': {
    severity: 'error',
    source: 'documented',
    message: 'Attachment {number} is not a URL.',
    example: '{"attachments":["photo.png"]}',
    advice: 'Leave it out and send the rest; attachments are texts that hold a whole URL.',
  },
  'attachment.not-http': {
    severity: 'warning',
    source: 'inferred',
    message: 'Attachment {number} has the scheme {scheme}; http or https is expected.',
    example: '{"attachments":["ftp://files.example/a.png"]}',
    advice:
      'Do not fetch it: a file: or data: address in a webhook may be an attempt to read what is yours.',
  },
  'attachment.not-https': {
    severity: 'warning',
    source: 'inferred',
    message:
      'Attachment {number} comes by http, so that anybody on the way can read and change it.',
    example: '{"attachments":["http://files.example/a.png"]}',
    advice: 'Ask for the same address by https first.',
  },
  'attachment.private': {
    severity: 'warning',
    source: 'inferred',
    message: 'Attachment {number} lies at {host}, which only its own network can reach.',
    example: '{"attachments":["https://192.168.1.4/a.png"]}',
    advice:
      'Do not fetch it: an address of your own network in a webhook may be an attempt to reach it through you.',
  },
  'attachment.expiring': {
    severity: 'info',
    source: 'inferred',
    message: 'Attachment {number} is a link that ends at {expires}.',
    example: '{"attachments":["https://bucket.s3.example/a.png?X-Amz-Expires=900&…"]}',
    advice: 'Fetch the file while you handle the webhook, not later.',
  },
  'attachment.expired': {
    severity: 'warning',
    source: 'inferred',
    message: 'Attachment {number} is a link that had ended when it arrived, at {expires}.',
    example: '{"attachments":["https://bucket.s3.example/a.png?Expires=1700000000&…"]}',
    advice: 'It can’t be fetched any more. Have the message sent again from the CRM.',
  },
  'attachment.signed': {
    severity: 'info',
    source: 'inferred',
    message:
      'Attachment {number} carries a key in its address; such links may end, and open the file to whoever has them.',
    example: '{"attachments":["https://firebasestorage.example/a.png?token=…"]}',
    advice: 'Fetch the file while you handle the webhook, and keep the address out of logs.',
  },
  'attachment.alt-media': {
    severity: 'warning',
    source: 'seen-live',
    message:
      'Attachment {number} has "alt=media" in its address, which the CRM refuses with 422 when it is sent on.',
    example: '{"attachments":["https://storage.example/o/a.png?alt=media"]}',
    advice: 'Fetch and upload the file yourself before you name it in a call to the CRM.',
  },
} as const satisfies IssueRows;

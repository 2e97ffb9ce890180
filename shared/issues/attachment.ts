import type { IssueRows } from './row.ts';

/** The entries of `attachments`, by what their addresses say. Nothing is fetched. */
export const attachmentIssues = {
  'attachment.not-url': {
    severity: 'error',
    ground: 'documented',
    says: 'Attachment {number} is not a URL.',
    example: '{"attachments":["photo.png"]}',
    cure: 'Leave it out and send the rest; attachments are texts that hold a whole URL.',
  },
  'attachment.not-http': {
    severity: 'warning',
    ground: 'inferred',
    says: 'Attachment {number} has the scheme {scheme}; http or https is expected.',
    example: '{"attachments":["ftp://files.example/a.png"]}',
    cure: 'Do not fetch it: a file: or data: address in a webhook may be an attempt to read what is yours.',
  },
  'attachment.not-https': {
    severity: 'warning',
    ground: 'inferred',
    says: 'Attachment {number} comes by http, so that anybody on the way can read and change it.',
    example: '{"attachments":["http://files.example/a.png"]}',
    cure: 'Ask for the same address by https first.',
  },
  'attachment.private': {
    severity: 'warning',
    ground: 'inferred',
    says: 'Attachment {number} lies at {host}, which only its own network can reach.',
    example: '{"attachments":["https://192.168.1.4/a.png"]}',
    cure: 'Do not fetch it: an address of your own network in a webhook may be an attempt to reach it through you.',
  },
  'attachment.expiring': {
    severity: 'info',
    ground: 'inferred',
    says: 'Attachment {number} is a link that ends at {expires}.',
    example: '{"attachments":["https://bucket.s3.example/a.png?X-Amz-Expires=900&…"]}',
    cure: 'Fetch the file while you handle the webhook, not later.',
  },
  'attachment.expired': {
    severity: 'warning',
    ground: 'inferred',
    says: 'Attachment {number} is a link that had ended when it arrived, at {expires}.',
    example: '{"attachments":["https://bucket.s3.example/a.png?Expires=1700000000&…"]}',
    cure: 'It can’t be fetched any more. Have the message sent again from the CRM.',
  },
  'attachment.signed': {
    severity: 'info',
    ground: 'inferred',
    says: 'Attachment {number} carries a key in its address; such links may end, and open the file to whoever has them.',
    example: '{"attachments":["https://firebasestorage.example/a.png?token=…"]}',
    cure: 'Fetch the file while you handle the webhook, and keep the address out of logs.',
  },
  'attachment.alt-media': {
    severity: 'warning',
    ground: 'seen-live',
    says: 'Attachment {number} has "alt=media" in its address, which the CRM refuses with 422 when it is sent on.',
    example: '{"attachments":["https://storage.example/o/a.png?alt=media"]}',
    cure: 'Fetch and upload the file yourself before you name it in a call to the CRM.',
  },
} as const satisfies IssueRows;

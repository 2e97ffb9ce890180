import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { CapturedRequest } from '../../../../shared/request.ts';
import type { MimeAttachment } from './mime-attachments.ts';
import { oneLine, readMailboxes } from './mailboxes.ts';
import type { Mail } from './read-mail.ts';
import { cutText } from '../../../../shared/cut-text.ts';

/** A domain that no e-mail reaches (RFC 2606, section 2). */
const nowhere = 'hookscope.invalid';

/** Characters of a header field with a sender's text. */
const longestHeader = 2_000;

/**
 * Composes the message as a mail program has it: RFC 5322, with text and HTML as alternatives. The composer gets all contents as
 * arguments; it may not read files or fetch.
 *
 * @returns its bytes, with lines that end in CR LF.
 */
export function compose(
  request: CapturedRequest,
  mail: Mail,
  attachments: readonly MimeAttachment[],
): Promise<Buffer> {
  const { message, text, html } = mail;
  const from = readMailboxes(message.emailFrom === null ? [] : [message.emailFrom]);
  const to = readMailboxes(message.emailTo);
  const composer = new MailComposer({
    from:
      from.length > 0
        ? from
        : [{ name: oneLine(message.emailFrom ?? ''), address: `unknown@${nowhere}` }],
    to,
    subject: cutText(oneLine(message.subject ?? ''), longestHeader),
    date: new Date(request.receivedAt),
    messageId: messageId(request, mail),
    headers: headersOf(request, mail, to.length === message.emailTo.length),
    text,
    ...(html === null ? {} : { html }),
    attachments: [...attachments],
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Header fields for the parts of the payload that a mail has no field for. */
function headersOf(
  request: CapturedRequest,
  { message }: Mail,
  everyRecipient: boolean,
): Record<string, string> {
  const fields = {
    'X-Hookscope-Request': String(request.id),
    'X-Hookscope-Contact-Id': message.contactId,
    'X-Hookscope-Location-Id': message.locationId,
    'X-Hookscope-Message-Id': message.messageId,
    'X-Hookscope-Email-Message-Id': message.emailMessageId,
    'X-Hookscope-User-Id': message.userId,
    'X-Hookscope-Email-To': everyRecipient ? null : message.emailTo.join(', '),
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, cutText(oneLine(value), longestHeader)]],
    ),
  );
}

/** The same id for the same request, and a different one for each: mail programs show messages of one id once. */
function messageId(request: CapturedRequest, { message }: Mail): string {
  const given = message.emailMessageId ?? message.messageId ?? '';
  const plain = /^[\w.-]{1,100}$/.test(given)
    ? given
    : createHash('sha256').update(`${given} ${request.body.sha256}`).digest('hex').slice(0, 32);
  return `<${plain}.${request.id}@${nowhere}>`;
}

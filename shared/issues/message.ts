import type { IssueRows } from './row.ts';

/** The content of the message and its time. */
export const messageIssues = {
  'message.empty': {
    severity: 'warning',
    source: 'inferred',
    message: 'There is nothing to send: no text and no attachments.',
    example: '{"type":"SMS","message":""}',
    advice: 'Reply 200 and send nothing; carriers reject empty messages.',
  },
  'html.missing': {
    severity: 'info',
    source: 'documented',
    message: '"html" is missing; the documented example of an e-mail has it.',
    example: '{"type":"Email","emailTo":["ann@example.com"],"message":"Hi"}',
    advice:
      'Send the text of "message" as a plain text e-mail. In calls to the CRM an e-mail needs "html": with "message" alone the reply is 422.',
  },
  'html.encoded': {
    severity: 'warning',
    source: 'inferred',
    message: '"html" is encoded ({found}), so its reader sees code.',
    example: '{"type":"Email","html":"&lt;p&gt;Hi&lt;/p&gt;"}',
    advice:
      'Decode it before you send it. A step before this one escaped the HTML, or took it out of an e-mail with its encoding.',
  },
  'message.html': {
    severity: 'warning',
    source: 'inferred',
    message: 'The text contains HTML ({tag}); an SMS shows it as text.',
    example: '{"type":"SMS","message":"<p>Hi</p>"}',
    advice: 'Remove it before sending. An e-mail template was probably used for an SMS.',
  },
  'message.merge-field': {
    severity: 'warning',
    source: 'inferred',
    message: '"{field}" still contains {placeholder}, which the CRM should have filled in.',
    example: '{"message":"Hi {{contact.first_name}}"}',
    advice: 'Correct the name of the custom value in the CRM’s template.',
  },
  'message.no-text': {
    severity: 'warning',
    source: 'inferred',
    message:
      '"{field}" contains "{text}", which programs write for a value that is missing or is not text.',
    example: '{"type":"SMS","message":"[object Object]"}',
    advice: 'Do not send it. Look for the program in between that builds the text.',
  },
  'message.misread': {
    severity: 'warning',
    source: 'inferred',
    message:
      '"{field}" contains "{word}", which is "{meant}" after UTF-8 was read in another charset.',
    example: '{"type":"SMS","message":"maÃ±ana"}',
    advice: 'A program before this one read the text in the wrong charset: have it read UTF-8.',
  },
  'message.escaped': {
    severity: 'warning',
    source: 'inferred',
    message:
      '"{field}" contains "{word}", which is "{meant}" before it was escaped once too often.',
    example: '{"type":"SMS","message":"ma\\\\u00f1ana"}',
    advice:
      'A program before this one escaped the text, for JSON or for a URL, and another one did it again: escape once.',
  },
  'message.file-link': {
    severity: 'info',
    source: 'seen-live',
    message:
      'The text contains a link to a file in the CRM: attachments over 5 MB are sent like this, and not in "attachments".',
    example: '{"message":"https://api.leadconnectorhq.com/l/abc"}',
    advice: 'Nothing is wrong. To send the file itself, fetch it from that link.',
  },
  'subject.missing': {
    severity: 'info',
    source: 'documented',
    message: '"subject" is missing; the documented example has it.',
    example: '{"type":"Email","html":"<p>Hi</p>"}',
    advice:
      'Send it without, or with your own; some receivers mark e-mails without a subject as spam.',
  },
  'timestamp.old': {
    severity: 'warning',
    source: 'documented',
    message:
      'It was created {age} before it arrived; the recommended limit against replays is 5 minutes.',
    example: '{"timestamp":"2025-11-07T12:46:45.953Z"}',
    advice:
      'It may be a replay. Retries also arrive later than 5 minutes, up to 3 days: a repeated webhookId tells them apart.',
  },
  'timestamp.future': {
    severity: 'warning',
    source: 'inferred',
    message: 'Its timestamp is {age} after its arrival: one of the two clocks is wrong.',
    example: '{"timestamp":"2099-01-01T00:00:00.000Z"}',
    advice: 'Sync this machine’s clock with NTP, and allow some difference in your own check.',
  },
  'timestamp.invalid': {
    severity: 'warning',
    source: 'documented',
    message: 'The timestamp "{timestamp}" is not an ISO 8601 date and time with a time zone.',
    example: '{"timestamp":"yesterday"}',
    advice: 'Treat it as missing. The format is 2025-11-07T12:46:45.953Z.',
  },
  'timestamp.impossible': {
    severity: 'warning',
    source: 'documented',
    message: 'The timestamp "{timestamp}" names a day or a time that does not exist.',
    example: '{"timestamp":"2026-02-30T10:00:00.000Z"}',
    advice:
      'Treat it as missing. Do not trust your own parser here: JavaScript reads 30 February as 2 March.',
  },
} as const satisfies IssueRows;

import type { IssueRows } from './row.ts';

/** What is said, and when. */
export const messageIssues = {
  'message.empty': {
    severity: 'warning',
    source: 'inferred',
    message: 'There is nothing in it to send: no text and no attachment.',
    example: '{"type":"SMS","message":""}',
    advice: 'Answer 200 and send nothing; carriers refuse an empty text.',
  },
  'html.missing': {
    severity: 'info',
    source: 'documented',
    message: 'There is no "html"; the documented example of an e-mail has one.',
    example: '{"type":"Email","emailTo":["ann@example.com"],"message":"Hi"}',
    advice:
      'Send the text of "message" as a plain e-mail. In calls to the CRM an e-mail needs "html": with "message" alone the answer is 422.',
  },
  'message.html': {
    severity: 'warning',
    source: 'inferred',
    message: 'The text holds HTML ({tag}); an SMS shows the tags themselves.',
    example: '{"type":"SMS","message":"<p>Hi</p>"}',
    advice: 'Take the tags out before sending. A template for e-mail was used for an SMS.',
  },
  'message.merge-field': {
    severity: 'warning',
    source: 'inferred',
    message: '"{field}" still holds {placeholder}, which should have been filled in.',
    example: '{"message":"Hi {{contact.first_name}}"}',
    advice: 'Correct the name of the custom value in the CRM’s template.',
  },
  'message.file-link': {
    severity: 'info',
    source: 'seen-live',
    message:
      'The text holds a link to a file at the CRM: an attachment over 5 MB comes so, and not in "attachments".',
    example: '{"message":"https://api.leadconnectorhq.com/l/abc"}',
    advice: 'Nothing is wrong. To send the file itself, fetch it from that link.',
  },
  'subject.missing': {
    severity: 'info',
    source: 'documented',
    message: 'There is no "subject"; the documented example has one.',
    example: '{"type":"Email","html":"<p>Hi</p>"}',
    advice:
      'Send it without, or with one of your own; some receivers mark mail without a subject as spam.',
  },
  'timestamp.old': {
    severity: 'warning',
    source: 'documented',
    message:
      'It was made {age} before it arrived; 5 minutes are the advised limit against replays.',
    example: '{"timestamp":"2025-11-07T12:46:45.953Z"}',
    advice:
      'Was it replayed? Retries come later than 5 minutes too, up to 3 days: a repeated webhookId tells them apart.',
  },
  'timestamp.future': {
    severity: 'warning',
    source: 'inferred',
    message: 'Its timestamp lies {age} after its arrival: one of the two clocks is wrong.',
    example: '{"timestamp":"2099-01-01T00:00:00.000Z"}',
    advice: 'Set this machine’s clock by NTP, and allow some difference in your own check.',
  },
  'timestamp.invalid': {
    severity: 'warning',
    source: 'documented',
    message: 'The timestamp "{timestamp}" is not a time in ISO 8601.',
    example: '{"timestamp":"yesterday"}',
    advice: 'Take it as absent. It is written like 2025-11-07T12:46:45.953Z.',
  },
} as const satisfies IssueRows;

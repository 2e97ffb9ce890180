import type { IssueRows } from './row.ts';

/** Fields compared with the documented ones. */
export const fieldIssues = {
  'field.type': {
    severity: 'error',
    source: 'documented',
    message: '"{field}" should be {expected}, but it is {found}.',
    example: '{"phone":15864603685}',
    advice:
      'The sender should use the documented type. Until then, check the type before you use the value.',
  },
  'field.missing': {
    severity: 'warning',
    source: 'documented',
    message: '"{field}" is missing or empty, but {kind} needs it.',
    example: '{"type":"SMS","phone":"+15864603685","message":"Hi"}',
    advice:
      'Reporting a status needs messageId, finding the token locationId, adding a reply contactId, and sending an e-mail emailTo.',
  },
  'field.misspelt': {
    severity: 'warning',
    source: 'inferred',
    message: '"{field}" is not documented; the sender probably means "{meant}", which is missing.',
    example: '{"contact_id":"…"}',
    advice: 'Use the documented spelling: camelCase, no underscores.',
  },
  'field.elsewhere': {
    severity: 'warning',
    source: 'inferred',
    message: '"{meant}" is missing; its value is in "{field}".',
    example: '{"type":"SMS","phone":"+15864603685","body":"Hi"}',
    advice:
      'The CRM sends the documented name. Use it in the sender, or read both if a program of yours is in between.',
  },
  'field.unknown': {
    severity: 'info',
    source: 'inferred',
    message: '"{field}" is not documented, and nothing is known about it.',
    example: '{"newThing":1}',
    advice: 'Ignore it. Code that rejects unknown fields breaks when HighLevel adds one.',
  },
  'field.of-send-api': {
    severity: 'info',
    source: 'documented',
    message:
      '"{field}" belongs to the API for sending messages; it is not documented for this webhook.',
    example: '{"emailCc":["a@example.com"]}',
    advice:
      'Do not rely on it. Of these fields only altId has been reported from the CRM, by one integrator.',
  },
  'field.of-event': {
    severity: 'info',
    source: 'documented',
    message:
      '"{field}" belongs to the platform’s OutboundMessage event; it is not documented for this webhook.',
    example: '{"direction":"outbound"}',
    advice: 'Do not rely on it. In this webhook the text is "message" and the channel "type".',
  },
  'emailTo.array': {
    severity: 'info',
    source: 'documented',
    message:
      '"emailTo" is an array, as in the documented example; the documented schema says string.',
    example: '{"emailTo":["abc@gmail.com"]}',
    advice: 'Nothing is wrong. Read both, a string and an array.',
  },
} as const satisfies IssueRows;

import type { IssueRows } from './row.ts';

/** Single fields against the documented ones. */
export const fieldIssues = {
  'field.type': {
    severity: 'error',
    source: 'documented',
    message: '"{field}" should be {expected}, but it is {found}.',
    example: '{"phone":15864603685}',
    advice: 'Let the sender write the documented type. Until then, check before you use it.',
  },
  'field.missing': {
    severity: 'warning',
    source: 'documented',
    message: '"{field}" is missing or empty, which {kind} needs.',
    example: '{"type":"SMS","phone":"+15864603685","message":"Hi"}',
    advice:
      'Without messageId no status can be reported, without locationId no token found, without contactId no reply filed, without emailTo nothing sent.',
  },
  'field.misspelt': {
    severity: 'warning',
    source: 'inferred',
    message: '"{field}" is not documented; probably "{meant}" is meant, which is missing.',
    example: '{"contact_id":"…"}',
    advice:
      'Let the sender use the documented spelling: small first letter, capitals inside, no underscores.',
  },
  'field.elsewhere': {
    severity: 'warning',
    source: 'inferred',
    message: '"{meant}" is missing; what it should hold stands in "{field}".',
    example: '{"type":"SMS","phone":"+15864603685","body":"Hi"}',
    advice:
      'The CRM posts the documented name. Let the sender use it, or read both if something of yours comes between.',
  },
  'field.unknown': {
    severity: 'info',
    source: 'inferred',
    message: '"{field}" is not documented, and nothing is known of it.',
    example: '{"newThing":1}',
    advice: 'Ignore it. A reader that refuses unknown names breaks on the day a new one comes.',
  },
  'field.of-send-api': {
    severity: 'info',
    source: 'documented',
    message:
      '"{field}" belongs to the API that sends messages; no page documents it for this webhook.',
    example: '{"emailCc":["a@example.com"]}',
    advice:
      'Do not rely on it. Of all these names, one integrator reports altId from the CRM; nobody the others.',
  },
  'field.of-event': {
    severity: 'info',
    source: 'documented',
    message:
      '"{field}" belongs to the platform’s OutboundMessage event; no page documents it for this webhook.',
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

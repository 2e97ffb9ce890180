import type { IssueRows } from './row.ts';

/** Receiver and sender. */
export const receiverIssues = {
  'phone.missing': {
    severity: 'info',
    source: 'seen-live',
    message: '"phone" is missing; the CRM omits it when the contact has none.',
    example: '{"type":"SMS","message":"Hi"}',
    advice: 'Look the contact up by contactId, or report the message as failed.',
  },
  'phone.not-e164': {
    severity: 'warning',
    source: 'inferred',
    message: 'The phone "{phone}" is not in E.164 format; it would be {would}.',
    example: '{"phone":"+1 (586) 460-3685"}',
    advice:
      'Convert it to E.164 (plus sign, country code, only digits) before you pass it to a carrier.',
  },
  'phone.no-country': {
    severity: 'warning',
    source: 'inferred',
    message: 'The phone "{phone}" has no country code; in the United States it would be {would}.',
    bare: 'The phone "{phone}" has no country code: it is written as within its own country.',
    example: '{"phone":"(586) 460-3685"}',
    advice:
      'Add the country code of the location’s country. Do not guess: the message would reach someone else.',
  },
  'phone.not-number': {
    severity: 'warning',
    source: 'inferred',
    message:
      'The phone "{phone}" can’t be called: it has no country code, or is not a valid number.',
    example: '{"phone":"unknown"}',
    advice:
      'If it is a number, convert it to E.164 with the country code of the location. Otherwise report the message as failed and correct the contact in the CRM.',
  },
  'phone.too-long': {
    severity: 'warning',
    source: 'seen-live',
    message:
      'The phone "{phone}" has {digits} digits; E.164 allows 15. It may be a group ID or a routing number.',
    example: '{"phone":"+120363041234567890"}',
    advice: 'Route it as what it is, or report the message as failed: no carrier accepts it.',
  },
  'address.invalid': {
    severity: 'error',
    source: 'documented',
    message: '"{address}" is not an e-mail address.',
    example: '{"emailTo":["ann.example.com"]}',
    advice:
      'Report the message as failed. One wrong address must not stop the delivery to the others.',
  },
  'address.empty': {
    severity: 'warning',
    source: 'inferred',
    message: 'An address in "{field}" is empty.',
    example: '{"emailTo":[""]}',
    advice: 'Remove it before sending.',
  },
  'address.sender-missing': {
    severity: 'info',
    source: 'documented',
    message: '"emailFrom" is missing; the documented example has it.',
    example: '{"type":"Email","emailTo":["abc@gmail.com"]}',
    advice: 'Send from the location’s own address.',
  },
} as const satisfies IssueRows;

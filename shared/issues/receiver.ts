import type { IssueRows } from './row.ts';

/** Who it goes to and who it comes from. */
export const receiverIssues = {
  'phone.missing': {
    severity: 'info',
    source: 'seen-live',
    message: 'There is no "phone"; it is left away when the contact has none.',
    example: '{"type":"SMS","message":"Hi"}',
    advice: 'Look the contact up by contactId, or report the message as failed.',
  },
  'phone.not-e164': {
    severity: 'warning',
    source: 'inferred',
    message: 'The phone "{phone}" is not in E.164 form; it would be {would}.',
    example: '{"phone":"+1 (586) 460-3685"}',
    advice:
      'Bring it into E.164 (plus sign, country code, digits alone) before you hand it to a carrier.',
  },
  'phone.no-country': {
    severity: 'warning',
    source: 'inferred',
    message: 'The phone "{phone}" has no country code; in the United States it would be {would}.',
    bare: 'The phone "{phone}" has no country code: it is written as within its own country.',
    example: '{"phone":"(586) 460-3685"}',
    advice:
      'Add the country code, from the location’s country. Do not guess: it reaches somebody else.',
  },
  'phone.not-number': {
    severity: 'warning',
    source: 'inferred',
    message:
      'The phone "{phone}" can’t be called as it stands: it lacks a country code, or is no number.',
    example: '{"phone":"unknown"}',
    advice:
      'If it is a number, bring it into E.164 with the country code of the location. If it is none, report the message as failed and correct the contact in the CRM.',
  },
  'phone.too-long': {
    severity: 'warning',
    source: 'seen-live',
    message:
      'The phone "{phone}" has {digits} digits; a number in E.164 ends at 15. It may be the id of a group, or a routing number.',
    example: '{"phone":"+120363041234567890"}',
    advice:
      'Route it as what it is, or report the message as failed: no carrier takes it, and no change of its digits makes it a number.',
  },
  'address.invalid': {
    severity: 'error',
    source: 'documented',
    message: '"{address}" is not an e-mail address.',
    example: '{"emailTo":["ann.example.com"]}',
    advice: 'Report the message as failed. One wrong address must not keep the others from theirs.',
  },
  'address.empty': {
    severity: 'warning',
    source: 'inferred',
    message: 'An address in "{field}" is empty.',
    example: '{"emailTo":[""]}',
    advice: 'Leave it out before sending.',
  },
  'address.sender-missing': {
    severity: 'info',
    source: 'documented',
    message: 'There is no "emailFrom"; the documented example has one.',
    example: '{"type":"Email","emailTo":["abc@gmail.com"]}',
    advice: 'Send from the location’s own address.',
  },
} as const satisfies IssueRows;

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
  'phone.plus-lost': {
    severity: 'warning',
    source: 'documented',
    message:
      'The phone begins with a space: its plus sign was not encoded in the form, where + is a space. It would be {would}.',
    example: 'phone=+15864603685',
    advice:
      'The sender must write %2B, or let its library encode the form (curl: --data-urlencode).',
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
  'address.object': {
    severity: 'error',
    source: 'documented',
    message: '"{name}" has an object in place of an address; its address is in "{field}".',
    example: '{"emailTo":[{"name":"Ann","email":"ann@example.com"}]}',
    advice:
      'The sender must write the address itself, or "Ann <ann@example.com>". Code that expects strings shows [object Object].',
  },
  'address.json-text': {
    severity: 'error',
    source: 'documented',
    message: '"{field}" is a string that contains JSON; its addresses were read from it.',
    example: '{"emailTo":"[\\"ann@example.com\\"]"}',
    advice:
      'The sender must send an array or one address. A template or a form probably serialised the list.',
  },
  'address.separator': {
    severity: 'warning',
    source: 'documented',
    message:
      '"{field}" separates its addresses by {separator} and not by commas; they were read one by one.',
    example: '{"emailTo":"ann@example.com; bo@example.com"}',
    advice:
      'Split it there, or write commas: a mail header has nothing else between addresses (RFC 5322, section 3.4).',
  },
  'address.several': {
    severity: 'warning',
    source: 'documented',
    message: 'An entry of "{field}" has {count} addresses; they were read one by one.',
    example: '{"emailTo":["ann@example.com, bo@example.com"]}',
    advice:
      'The sender must put each address into an entry of its own. Code that takes an entry for one address refuses it.',
  },
  'address.sender-missing': {
    severity: 'info',
    source: 'documented',
    message: '"emailFrom" is missing; the documented example has it.',
    example: '{"type":"Email","emailTo":["abc@gmail.com"]}',
    advice: 'Send from the location’s own address.',
  },
} as const satisfies IssueRows;

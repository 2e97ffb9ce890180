import type { IssueRows } from './row.ts';

const tolerate = 'Use it if it is there, and do not depend on it.';

/**
 * Fields that the documentation does not list, with what is known about each; the code is `field.known.` and the name.
 * To add one: a row here and its translations.
 */
export const knownFieldIssues = {
  'field.known.conversationId': {
    severity: 'info',
    source: 'seen-live',
    message:
      '"conversationId" is not in the documented list; integrators have seen it: the message’s conversation.',
    example: '{"conversationId":"…"}',
    advice: `${tolerate} A reply can name it in place of contactId.`,
  },
  'field.known.customUserId': {
    severity: 'info',
    source: 'seen-live',
    message:
      '"customUserId" is not in the documented list; integrators have seen it beside userId; its meaning is not known.',
    example: '{"customUserId":"…"}',
    advice: tolerate,
  },
  'field.known.conversationProviderId': {
    severity: 'info',
    source: 'seen-live',
    message:
      '"conversationProviderId" is not in the documented list; integrators have seen it and route by it: 24 hex digits.',
    example: '{"conversationProviderId":"…"}',
    advice: `${tolerate} It is the provider’s ID in the marketplace app; reply calls need it.`,
  },
  'field.known.timestamp': {
    severity: 'info',
    source: 'documented',
    message:
      '"timestamp" is mentioned in the page’s security section as signed “when present”, but not in its list of fields.',
    example: '{"timestamp":"2026-11-22T10:00:00.000Z"}',
    advice: `${tolerate} It is the time when the webhook was created, in UTC; a replay has an old one.`,
  },
  'field.known.webhookId': {
    severity: 'info',
    source: 'documented',
    message:
      '"webhookId" is mentioned in the page’s security section as signed “when present”, but not in its list of fields.',
    example: '{"webhookId":"881b9415-5d35-4ff1-a667-0545b80b96c0"}',
    advice: `${tolerate} Store those you have processed: the same ID again is a repeat.`,
  },
  'field.known.replyToAltId': {
    severity: 'info',
    source: 'documented',
    message:
      '"replyToAltId" is documented for additional e-mail providers, and SMS providers read it too: the altId of the inbound message that this one replies to.',
    example: '{"replyToAltId":"…"}',
    advice: tolerate,
  },
  'field.known.plainText': {
    severity: 'info',
    source: 'inferred',
    message:
      '"plainText" is documented for the platform’s OutboundMessage event: the e-mail without its tags. Integrators asked for it here.',
    example: '{"type":"Email","html":"<p>Hi</p>","plainText":"Hi"}',
    advice: `${tolerate} If it is missing, generate the plain text part from "html".`,
  },
  'field.known.from': {
    severity: 'info',
    source: 'seen-live',
    message:
      '"from" is not in the documented list; an integrator has seen the provider’s name in it, not a number.',
    example: '{"from":"My provider"}',
    advice: 'Do not use it as the sender. Choose the sender’s number by locationId.',
  },
  'field.known.status': {
    severity: 'info',
    source: 'inferred',
    message:
      '"status" is not in the documented list; one integrator expects the message’s state in it.',
    example: '{"status":"pending"}',
    advice: `${tolerate} The same messageId may arrive again with another status: send only once.`,
  },
} as const satisfies IssueRows;

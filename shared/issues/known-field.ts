import type { IssueRows } from './row.ts';

const tolerate = 'Read it when it is there, and do without it when it is not.';

/** Fields that the page does not list, with what is known of each: `field.known.` and the name. */
export const knownFieldIssues = {
  'field.known.conversationId': {
    severity: 'info',
    ground: 'seen-live',
    says: '"conversationId" is not in the documented list; integrators saw it: the conversation that the message stands in.',
    example: '{"conversationId":"…"}',
    cure: `${tolerate} A reply can name it in place of contactId.`,
  },
  'field.known.customUserId': {
    severity: 'info',
    ground: 'seen-live',
    says: '"customUserId" is not in the documented list; integrators saw it beside userId, and nobody says what it means.',
    example: '{"customUserId":"…"}',
    cure: tolerate,
  },
  'field.known.conversationProviderId': {
    severity: 'info',
    ground: 'seen-live',
    says: '"conversationProviderId" is not in the documented list; integrators saw it and route by it: 24 hex digits.',
    example: '{"conversationProviderId":"…"}',
    cure: `${tolerate} It is the provider’s ID in the marketplace app; calls for a reply want it.`,
  },
  'field.known.timestamp': {
    severity: 'info',
    ground: 'documented',
    says: '"timestamp" is named by the page’s security section as signed “when present”, though not in its list of fields.',
    example: '{"timestamp":"2026-11-22T10:00:00.000Z"}',
    cure: `${tolerate} It is when the webhook was made, in UTC; a replay is older.`,
  },
  'field.known.webhookId': {
    severity: 'info',
    ground: 'documented',
    says: '"webhookId" is named by the page’s security section as signed “when present”, though not in its list of fields.',
    example: '{"webhookId":"881b9415-5d35-4ff1-a667-0545b80b96c0"}',
    cure: `${tolerate} Keep those you have handled: the same one again is a repeat.`,
  },
  'field.known.replyToAltId': {
    severity: 'info',
    ground: 'documented',
    says: '"replyToAltId" is documented for extra e-mail providers, and SMS providers read it too: the altId of the inbound message that this answers.',
    example: '{"replyToAltId":"…"}',
    cure: tolerate,
  },
  'field.known.plainText': {
    severity: 'info',
    ground: 'inferred',
    says: '"plainText" is documented for the platform’s OutboundMessage event, and was asked for here: the e-mail without its tags.',
    example: '{"type":"Email","html":"<p>Hi</p>","plainText":"Hi"}',
    cure: `${tolerate} Make the plain part of the e-mail from "html" where it is absent.`,
  },
  'field.known.from': {
    severity: 'info',
    ground: 'seen-live',
    says: '"from" is not in the documented list; an integrator saw the provider’s name in it, not a number.',
    example: '{"from":"My provider"}',
    cure: 'Do not send from it. Choose the sender’s number by locationId.',
  },
  'field.known.status': {
    severity: 'info',
    ground: 'inferred',
    says: '"status" is not in the documented list; one integrator expects the message’s state in it.',
    example: '{"status":"pending"}',
    cure: `${tolerate} The same messageId may come again with another status: send once.`,
  },
} as const satisfies IssueRows;

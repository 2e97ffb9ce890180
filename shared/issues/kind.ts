import type { IssueRows } from './row.ts';

/** What the request is as a whole. */
export const kindIssues = {
  'kind.platform-event': {
    severity: 'info',
    source: 'documented',
    message:
      'This is an event of the platform ("{event}"), not a message for a provider to deliver.',
    example: '{"type":"OutboundMessage","body":"Hi","messageType":"SMS"}',
    advice:
      'Answer 200 and send nothing: acting on it sends twice. Give events an address of their own in the app’s webhook settings.',
  },
  'kind.app-event': {
    severity: 'info',
    source: 'seen-live',
    message:
      'This tells of an app ("{event}"): its installation, version, plan, payment or connection. It is no message.',
    example: '{"type":"INSTALL","appId":"…"}',
    advice:
      'Answer 200. Such events come to the same address when it is the app’s webhook URL too; never answer 4xx to a shape that you do not know.',
  },
  'kind.workflow': {
    severity: 'info',
    source: 'seen-live',
    message:
      'This is the Webhook action of a workflow ("{workflow}"), not a message for a provider to deliver.',
    example: '{"contact_id":"…","workflow":{"id":"…","name":"Paid"},"customData":{}}',
    advice:
      'Answer 200 and send nothing. Give workflows an address of their own: their fields are in snake case, and they are not signed.',
  },
  'kind.app-action': {
    severity: 'info',
    source: 'documented',
    message:
      'This is the app’s own workflow action ("{action}"), not a message for a provider to deliver.',
    example:
      '{"data":{},"extras":{"locationId":"…"},"meta":{"key":"send_message","version":"1.0"}}',
    advice:
      'Answer 2xx once the action is done. Its fields are in "data", and who it is for is in "extras".',
  },
  'kind.app-trigger': {
    severity: 'info',
    source: 'documented',
    message:
      'This is the subscription to the app’s own workflow trigger ("{trigger}"), not a message for a provider to deliver.',
    example:
      '{"triggerData":{"key":"…","targetUrl":"https://…","eventType":"CREATED"},"extras":{}}',
    advice:
      'Keep its "targetUrl" and filters, and post to that address when the trigger fires; forget it when "eventType" says that it was deleted.',
  },
  'kind.external-auth-test': {
    severity: 'info',
    source: 'seen-live',
    message:
      'This is the test of External Authentication: it carries dummy ids in place of a location and a company.',
    example: '{"apiKey":"…","locationId":"dummyLocationId","companyId":"dummyCompanyId"}',
    advice:
      'Answer 2xx when the credentials are right. Do not look the location up: real requests come later, as JSON or as a form, and "locationId" may be an array.',
  },
  'kind.external-auth': {
    severity: 'info',
    source: 'inferred',
    message:
      'This looks like External Authentication: credentials that a user typed at an install, for your app to check.',
    example: '{"apiKey":"…","locationId":["…"],"companyId":"…"}',
    advice:
      'Answer 2xx when the credentials are right, and 401 when they are not. Keep them out of logs.',
  },
  'kind.install-redirect': {
    severity: 'info',
    source: 'documented',
    message:
      'This is the redirect at the end of an install: the browser of the person who installs brings "{parameter}".',
    example: 'GET /in/TOKEN?code=…',
    advice:
      'Exchange the code for a token at once, by POST /oauth/token with grant_type=authorization_code; it is good once, and for a short time. Set the redirect URL to an address of its own.',
  },
  'kind.envelope': {
    severity: 'warning',
    source: 'inferred',
    message:
      'What the CRM sent lies within, at {place}: another program passed it on in a wrapping of its own.',
    example: '[{"headers":{},"body":{"type":"SMS","messageId":"…"}}]',
    advice:
      'Read it from that place, or let the program pass on the body alone, as the bytes that came: the signature belongs to these.',
  },
  'kind.internal-comment': {
    severity: 'info',
    source: 'documented',
    message: 'This is an internal comment of the team. It must never be sent to the contact.',
    example: '{"type":"OutboundMessage","messageType":"InternalComment","body":"…"}',
    advice: 'Answer 200 and send nothing.',
  },
  'kind.page-name': {
    severity: 'info',
    source: 'documented',
    message:
      '"{type}" is the name of this webhook’s page in the documentation, and no value of "type": a message has "SMS" or "Email" there.',
    example: '{"type":"ProviderOutboundMessage","message":"Hi"}',
    advice: 'Compare "type" with "SMS" and "Email", and not with the name of the page.',
  },
  'workflow.null-text': {
    severity: 'info',
    source: 'seen-live',
    message:
      'The text "null" stands for what is not set in {count} of its fields, the first of them {field}.',
    example: '{"contact_id":"…","workflow":{"id":"…"},"last_name":"null"}',
    advice: 'Take the text "null" as absent in what workflows send.',
  },
  'kind.call': {
    severity: 'info',
    source: 'inferred',
    message: 'Its type is "Call", for which no payload is documented.',
    example: '{"type":"Call"}',
    advice: 'Answer 200. A call provider logs calls; the CRM does not place any with it.',
  },
  'kind.custom': {
    severity: 'info',
    source: 'seen-live',
    message:
      'Its type is "Custom", which the page does not list; integrators saw it for custom SMS providers in 2025, and "SMS" in 2026.',
    example: '{"type":"Custom","message":"Hi"}',
    advice:
      'Take "Custom" like "SMS". Do not rely on the type to tell a default provider from an extra one.',
  },
  'type.missing': {
    severity: 'warning',
    source: 'documented',
    message: 'There is no "type"; by its other fields this is read as {kind}.',
    example: '{"phone":"+15864603685","message":"Hi"}',
    advice: 'Let the sender name it: "SMS" or "Email".',
  },
  'type.spelling': {
    severity: 'warning',
    source: 'documented',
    message: 'The type is "{type}"; it is written "{meant}".',
    example: '{"type":"sms"}',
    advice: 'Code that compares exactly will not know it. Let the sender write it as documented.',
  },
  'type.unknown': {
    severity: 'warning',
    source: 'inferred',
    message: 'The type "{type}" is none that is documented or was seen: SMS, Email, Custom, Call.',
    example: '{"type":"Fax","messageId":"…"}',
    advice: 'Answer 200 all the same, and leave what you do not know undelivered.',
  },
} as const satisfies IssueRows;

import type { IssueRows } from './row.ts';

/** The kind of the request. */
export const kindIssues = {
  'kind.platform-event': {
    severity: 'info',
    source: 'documented',
    message:
      'This is an event of the platform ("{event}"), not a message for a provider to deliver.',
    example: '{"type":"OutboundMessage","body":"Hi","messageType":"SMS"}',
    advice:
      'Reply 200 and send nothing: if you act on it, the message is sent twice. Give events their own URL in the app’s webhook settings.',
  },
  'kind.app-event': {
    severity: 'info',
    source: 'seen-live',
    message:
      'This is an event about an app ("{event}"): its installation, version, plan, payment or connection. It is not a message.',
    example: '{"type":"INSTALL","appId":"…"}',
    advice:
      'Reply 200. Such events arrive here when this is also the app’s webhook URL. Never reply 4xx to a payload that you don’t know.',
  },
  'kind.workflow': {
    severity: 'info',
    source: 'seen-live',
    message:
      'This is the Webhook action of a workflow ("{workflow}"), not a message for a provider to deliver.',
    example: '{"contact_id":"…","workflow":{"id":"…","name":"Paid"},"customData":{}}',
    advice:
      'Reply 200 and send nothing. Give workflows their own URL: their fields are in snake_case, and they are not signed.',
  },
  'kind.app-action': {
    severity: 'info',
    source: 'documented',
    message:
      'This is the app’s own workflow action ("{action}"), not a message for a provider to deliver.',
    example:
      '{"data":{},"extras":{"locationId":"…"},"meta":{"key":"send_message","version":"1.0"}}',
    advice:
      'Reply 2xx once the action is done. Its fields are in "data"; the contact and location are in "extras".',
  },
  'kind.app-trigger': {
    severity: 'info',
    source: 'documented',
    message:
      'This is the subscription to the app’s own workflow trigger ("{trigger}"), not a message for a provider to deliver.',
    example:
      '{"triggerData":{"key":"…","targetUrl":"https://…","eventType":"CREATED"},"extras":{}}',
    advice:
      'Store its "targetUrl" and filters, and send a POST there when the trigger fires. Delete them when "eventType" says so.',
  },
  'kind.external-auth-test': {
    severity: 'info',
    source: 'seen-live',
    message:
      'This is the test of External Authentication: it has dummy IDs instead of a location and a company.',
    example: '{"apiKey":"…","locationId":"dummyLocationId","companyId":"dummyCompanyId"}',
    advice:
      'Reply 2xx if the credentials are right. Do not look up the location: real requests come later, as JSON or as a form, and "locationId" may be an array.',
  },
  'kind.external-auth': {
    severity: 'info',
    source: 'inferred',
    message:
      'This looks like External Authentication: credentials that a user typed at an install, for your app to check.',
    example: '{"apiKey":"…","locationId":["…"],"companyId":"…"}',
    advice: 'Reply 2xx if the credentials are right, otherwise 401. Keep them out of logs.',
  },
  'kind.install-redirect': {
    severity: 'info',
    source: 'documented',
    message:
      'This is the redirect at the end of an installation: the user’s browser brings "{parameter}".',
    example: 'GET /in/TOKEN?code=…',
    advice:
      'Exchange the code for a token at once, by POST /oauth/token with grant_type=authorization_code; it works once and expires soon. Use a separate redirect URL.',
  },
  'kind.envelope': {
    severity: 'warning',
    source: 'inferred',
    message:
      'The CRM’s request is inside, at {place}: another program forwarded it in an envelope of its own.',
    example: '[{"headers":{},"body":{"type":"SMS","messageId":"…"}}]',
    advice:
      'Read it from there, or make the program forward the received body unchanged: the signature is over those bytes.',
  },
  'kind.internal-comment': {
    severity: 'info',
    source: 'documented',
    message: 'This is an internal comment of the team. It must never be sent to the contact.',
    example: '{"type":"OutboundMessage","messageType":"InternalComment","body":"…"}',
    advice: 'Reply 200 and send nothing.',
  },
  'kind.page-name': {
    severity: 'info',
    source: 'documented',
    message:
      '"{type}" is the title of this webhook’s documentation page, not a value of "type": messages have "SMS" or "Email".',
    example: '{"type":"ProviderOutboundMessage","message":"Hi"}',
    advice: 'Compare "type" with "SMS" and "Email", not with the title of the page.',
  },
  'workflow.null-text': {
    severity: 'info',
    source: 'seen-live',
    message:
      'The text "null" is in {count} of its fields instead of a value; the first is {field}.',
    example: '{"contact_id":"…","workflow":{"id":"…"},"last_name":"null"}',
    advice: 'Treat the text "null" from workflows as absent.',
  },
  'kind.call': {
    severity: 'info',
    source: 'inferred',
    message: 'Its type is "Call", for which no payload is documented.',
    example: '{"type":"Call"}',
    advice: 'Reply 200. Call providers log calls; the CRM does not place calls through them.',
  },
  'kind.custom': {
    severity: 'info',
    source: 'seen-live',
    message:
      'Its type is "Custom", which is not documented; integrators saw it for custom SMS providers in 2025, and "SMS" in 2026.',
    example: '{"type":"Custom","message":"Hi"}',
    advice:
      'Treat "Custom" like "SMS". Do not rely on the type to tell a default provider from an additional one.',
  },
  'type.missing': {
    severity: 'warning',
    source: 'documented',
    message: '"type" is missing; judging by its other fields, this is {kind}.',
    example: '{"phone":"+15864603685","message":"Hi"}',
    advice: 'The sender must set it: "SMS" or "Email".',
  },
  'type.spelling': {
    severity: 'warning',
    source: 'documented',
    message: 'The type is "{type}"; the documented spelling is "{meant}".',
    example: '{"type":"sms"}',
    advice: 'Code that compares exactly will not recognise it. Use the documented spelling.',
  },
  'type.unknown': {
    severity: 'warning',
    source: 'inferred',
    message:
      'The type "{type}" is neither documented nor seen before. Known: SMS, Email, Custom, Call.',
    example: '{"type":"Fax","messageId":"…"}',
    advice: 'Reply 200 anyway, and do not deliver it.',
  },
} as const satisfies IssueRows;

/** Every reason for a kind, by its stable code. `{name}` stands for a value. */
export const evidenceTable = {
  'type.is': '"type" is "{type}".',
  'type.spelling': '"type" is "{type}", which is "{meant}" in another spelling.',
  'type.event': '"type" is "{type}", the name of a platform event.',
  'type.app-event': '"type" is "{type}", the name of an app event.',
  'type.page-name':
    '"type" is "{type}", the title of this webhook’s documentation page, which no message has as its type.',
  'type.absent': '"type" is missing or not a string.',
  'type.other': '"type" is "{type}", which is not a known kind.',
  'fields.mail': 'It has {fields}, which only e-mails have.',
  'fields.sms': 'It has {fields}, as an SMS does.',
  'fields.event': 'It has {fields}, as platform events do.',
  'fields.workflow': 'It has {fields}, as the Webhook action of a workflow sends them.',
  'fields.app-action': 'It has {fields}, as an app’s own workflow action sends them.',
  'fields.app-trigger': 'It has {fields}, as the subscription to an app’s own trigger sends them.',
  'fields.none': 'None of its fields is typical of a kind.',
  'body.empty': 'It has no body.',
  'body.empty-object': 'Its body is an empty JSON object.',
  'body.trial': 'Its "{field}" only tests whether the URL responds.',
  'body.no-object': 'Its body is not a JSON object.',
  'body.broken': 'It is not HTTP.',
  'differs.text': 'Its text is in "body"; provider messages have it in "message".',
  'differs.channel':
    'Its channel is in "{field}" ({channel}); provider messages have it in "type".',
  'differs.envelope': 'Its content is inside "{field}"; provider messages are flat.',
  'differs.message-object':
    'Its "message" is an object about what the contact wrote; in provider messages it is a string.',
  'holds.object': 'A message or an event of the CRM is inside, at {place} (kind {kind}).',
  'holds.json-text':
    'A message or an event of the CRM is inside, at {place}, as a JSON string (kind {kind}).',
  'holds.form-text':
    'A message or an event of the CRM is inside, at {place}, as a form (kind {kind}).',
  'holds.base64':
    'A message or an event of the CRM is inside, at {place}, in base64 (kind {kind}).',
  'holds.flattened':
    'A message or an event of the CRM is in the fields whose names begin with "{place}" (kind {kind}).',
  'differs.direction':
    'It has "direction"; provider messages are always outbound and don’t have it.',
  'differs.app': 'It is about an app ({fields}), not about a message.',
  'differs.no-message-id': 'It has no "messageId".',
  'external-auth.dummy':
    '"{field}" contains the dummy ID that tests of External Authentication use.',
  'external-auth.fields':
    'It has {fields}: credentials for an app, as External Authentication sends them.',
  'query.install':
    'It is a GET with "{parameter}", like the redirect at the end of an installation.',
  'header.legacy': 'It has X-WH-Signature, which is not sent to Delivery URLs.',
} as const;

export type EvidenceCode = keyof typeof evidenceTable;

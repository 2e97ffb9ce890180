/** Every reason for a kind, by its stable code. `{name}` stands for a value. */
export const evidenceTable = {
  'type.is': '"type" is "{type}".',
  'type.spelling': '"type" is "{type}", which is "{meant}" in another spelling.',
  'type.event': '"type" is "{type}", the name of a platform event.',
  'type.app-event': '"type" is "{type}", the name of an app event.',
  'type.page-name':
    '"type" is "{type}", the name of this webhook’s page in the documentation, which no message has there.',
  'type.absent': 'There is no "type" that is a text.',
  'type.other': '"type" is "{type}", which belongs to no kind.',
  'fields.mail': 'It has {fields}, which only e-mails have.',
  'fields.sms': 'It has {fields}, as an SMS does.',
  'fields.event': 'It has {fields}, as platform events do.',
  'fields.workflow': 'It has {fields}, as the Webhook action of a workflow sends them.',
  'fields.app-action': 'It has {fields}, as an app’s own workflow action sends them.',
  'fields.app-trigger': 'It has {fields}, as the subscription to an app’s own trigger sends them.',
  'fields.none': 'None of its fields tells a kind.',
  'body.empty': 'It has no body.',
  'body.empty-object': 'Its body is an empty JSON object.',
  'body.trial': 'Its "{field}" only tries whether anybody answers.',
  'body.no-object': 'Its body is no JSON object.',
  'body.broken': 'It is not HTTP.',
  'differs.text': 'Its text stands in "body"; a provider message has it in "message".',
  'differs.channel':
    'It names its channel in "{field}" ({channel}); a provider message does so in "type".',
  'differs.envelope': 'Its content stands within "{field}"; a provider message is flat.',
  'differs.message-object':
    'Its "message" is an object about what the contact wrote; a provider message has a text there.',
  'holds.object': 'A message or an event of the CRM lies within, at {place} (kind {kind}).',
  'holds.json-text':
    'A message or an event of the CRM lies within, at {place}, as a JSON text (kind {kind}).',
  'holds.base64':
    'A message or an event of the CRM lies within, at {place}, in base64 (kind {kind}).',
  'holds.flattened':
    'A message or an event of the CRM lies in the fields whose names begin with "{place}" (kind {kind}).',
  'differs.direction': 'It says a "direction"; a provider message goes one way only.',
  'differs.app': 'It is about an app ({fields}), not about a message.',
  'differs.no-message-id': 'It has no "messageId".',
  'external-auth.dummy':
    '"{field}" holds the dummy id with which External Authentication is tested.',
  'external-auth.fields':
    'It has {fields}: credentials for an app, as External Authentication sends them.',
  'query.install':
    'It is a GET that brings "{parameter}", as the redirect at the end of an install does.',
  'header.legacy': 'It came with X-WH-Signature, which is not sent to a Delivery URL.',
} as const;

export type EvidenceCode = keyof typeof evidenceTable;

/** Every code, for translations. */
export const evidenceCodes = Object.keys(evidenceTable) as EvidenceCode[];

/** Every reason for a kind, by its stable code. `{name}` stands for a value. */
export const evidenceTable = {
  'type.is': '"type" is "{type}".',
  'type.spelling': '"type" is "{type}", which is "{meant}" in another spelling.',
  'type.event': '"type" is "{type}", the name of a platform event.',
  'type.absent': 'There is no "type" that is a text.',
  'type.other': '"type" is "{type}", which belongs to no kind.',
  'fields.mail': 'It has {fields}, which only e-mails have.',
  'fields.sms': 'It has {fields}, as an SMS does.',
  'fields.event': 'It has {fields}, as platform events do.',
  'fields.none': 'None of its fields tells a kind.',
  'body.empty': 'It has no body.',
  'body.empty-object': 'Its body is an empty JSON object.',
  'body.no-object': 'Its body is no JSON object.',
  'body.broken': 'It is not HTTP.',
  'differs.text': 'Its text stands in "body"; a provider message has it in "message".',
  'differs.channel':
    'It names its channel in "{field}" ({channel}); a provider message does so in "type".',
  'differs.envelope': 'Its content stands within "{field}"; a provider message is flat.',
  'differs.direction': 'It says a "direction"; a provider message goes one way only.',
  'differs.app': 'It is about an app ({fields}), not about a message.',
  'differs.no-message-id': 'It has no "messageId".',
  'header.legacy': 'It came with X-WH-Signature, which is not sent to a Delivery URL.',
} as const;

export type EvidenceCode = keyof typeof evidenceTable;

/** Every code, for translations. */
export const evidenceCodes = Object.keys(evidenceTable) as EvidenceCode[];

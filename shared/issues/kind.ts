import type { IssueRows } from './row.ts';

/** What the request is as a whole. */
export const kindIssues = {
  'kind.platform-event': {
    severity: 'info',
    ground: 'documented',
    says: 'This is an event of the platform ("{event}"), not a message for a provider to deliver.',
    example: '{"type":"OutboundMessage","body":"Hi","messageType":"SMS"}',
    cure: 'Answer 200 and send nothing: acting on it sends twice. Give events an address of their own in the app’s webhook settings.',
  },
  'kind.app-event': {
    severity: 'info',
    ground: 'seen-live',
    says: 'This says that an app was installed or uninstalled; such come to the same address.',
    example: '{"type":"INSTALL","appId":"…"}',
    cure: 'Answer 200. Never answer 4xx to a shape that you do not know.',
  },
  'kind.call': {
    severity: 'info',
    ground: 'inferred',
    says: 'Its type is "Call", for which no payload is documented.',
    example: '{"type":"Call"}',
    cure: 'Answer 200. A call provider logs calls; the CRM does not place any with it.',
  },
  'kind.custom': {
    severity: 'info',
    ground: 'seen-live',
    says: 'Its type is "Custom", which the page does not list; integrators saw it for custom SMS providers.',
    example: '{"type":"Custom","message":"Hi"}',
    cure: 'Take "Custom" like "SMS". Do not rely on the type to tell a default provider from an extra one.',
  },
  'type.missing': {
    severity: 'warning',
    ground: 'documented',
    says: 'There is no "type"; by its other fields this is read as {kind}.',
    example: '{"phone":"+15864603685","message":"Hi"}',
    cure: 'Let the sender name it: "SMS" or "Email".',
  },
  'type.spelling': {
    severity: 'warning',
    ground: 'documented',
    says: 'The type is "{type}"; it is written "{meant}".',
    example: '{"type":"sms"}',
    cure: 'Code that compares exactly will not know it. Let the sender write it as documented.',
  },
  'type.unknown': {
    severity: 'warning',
    ground: 'inferred',
    says: 'The type "{type}" is none that is documented or was seen: SMS, Email, Custom, Call.',
    example: '{"type":"Fax","messageId":"…"}',
    cure: 'Answer 200 all the same, and leave what you do not know undelivered.',
  },
} as const satisfies IssueRows;

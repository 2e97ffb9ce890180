import type { Kind } from '../../../../shared/kinds.ts';

/**
 * The events that HighLevel documents (marketplace.gohighlevel.com/docs/category/webhook), by their `type`. Where the
 * page of an event has another name, both are listed. To add one: a row.
 */
const platformEvents: Readonly<Record<string, readonly string[]>> = {
  Appointment: ['Create', 'Update', 'Delete'],
  Association: ['Create', 'Update', 'Delete'],
  Campaign: ['StatusUpdate'],
  Contact: ['Create', 'Update', 'Delete', 'DndUpdate', 'TagUpdate'],
  Conversation: ['Update', 'UnreadUpdate', 'UnreadWebhook'],
  Inbound: ['Message'],
  Invoice: ['Create', 'Update', 'Delete', 'Sent', 'Paid', 'PartiallyPaid', 'Void'],
  KnowledgeBase: ['Create', 'Update', 'Delete'],
  LCEmail: ['Stats'],
  Location: ['Create', 'Update'],
  Note: ['Create', 'Update', 'Delete'],
  Object: ['Create', 'Update'],
  ObjectSchema: ['Create', 'Update'],
  Opportunity: [
    ...['Create', 'Update', 'Delete'],
    ...['StageUpdate', 'StatusUpdate', 'AssignedToUpdate', 'MonetaryValueUpdate'],
  ],
  Order: ['Create', 'StatusUpdate'],
  Outbound: ['Message'],
  Price: ['Create', 'Update', 'Delete'],
  Product: ['Create', 'Update', 'Delete'],
  Record: ['Create', 'Update', 'Delete'],
  Relation: ['Create', 'Delete'],
  SaasPlan: ['Create'],
  SaaSPlan: ['Create'],
  SupportTicket: ['Create', 'Update'],
  Task: ['Create', 'Complete', 'Delete'],
  User: ['Create', 'Update', 'Delete'],
  VoiceAi: ['CallEnd'],
};

/** Events about an app, with the names of their pages. */
const appEvents: Readonly<Record<string, readonly string[]>> = {
  INSTALL: ['AppInstall'],
  UNINSTALL: ['AppUninstall'],
  UPDATE: ['AppUpdate'],
  APP_PAYMENT_STATUS: ['AppPaymentStatus'],
  PLAN_CHANGE: ['PlanChange'],
  EXTERNAL_AUTH_CONNECTED: ['ExternalAuthConnected'],
};

export interface KnownEvent {
  /** As the documentation writes it. */
  readonly name: string;
  readonly kind: Extract<Kind, 'platform-event' | 'install' | 'uninstall'>;
  /** It is about an app, not about a location's data. */
  readonly ofApp: boolean;
}

const exact = new Map<string, KnownEvent>([
  ...Object.entries(platformEvents).flatMap(([subject, changes]) =>
    changes.map((change) => entry(`${subject}${change}`, `${subject}${change}`, false)),
  ),
  ...Object.entries(appEvents).flatMap(([name, pages]) =>
    [name, ...pages].map((written) => entry(written, name, true)),
  ),
]);

function entry(written: string, name: string, ofApp: boolean): [string, KnownEvent] {
  const kind =
    name === 'INSTALL' ? 'install' : name === 'UNINSTALL' ? 'uninstall' : 'platform-event';
  return [written, { name, kind, ofApp }];
}

const byLetters = new Map([...exact].map(([written, event]) => [folded(written), event]));

/** Finds a documented event by its name, ignoring case and underscores. */
export function knownEvent(type: string): KnownEvent | null {
  if (type.length > 60) return null;
  return exact.get(type) ?? byLetters.get(folded(type)) ?? null;
}

function folded(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** A name with the ending of an event, such as `CalendarCreate`; no channel has such a name. */
const endsAsEvent =
  /^[A-Z][A-Za-z]*[a-z](?:Create|Update|Delete|Change|Complete|Add|Remove|Merge|Start|End|Connect)(?:e?d)?$/;

/** Two capitalised words at least, such as `ContactCreate` or `LCEmailStats`. */
const twoWords = /^(?:[A-Z]+[a-z]+){2,}$/;

/** How likely an undocumented name is that of an event. */
export function looksLikeEvent(type: string): 'surely' | 'perhaps' | 'no' {
  if (type.length > 60 || isPageName(type)) return 'no';
  if (endsAsEvent.test(type)) return 'surely';
  return twoWords.test(type) ? 'perhaps' : 'no';
}

/**
 * The name of this webhook in the documentation and its table of scopes. It is not a value of `type`, but some
 * developers who build a payload by hand write it there.
 */
export function isPageName(type: string): boolean {
  return /^(?:conversation)?provideroutboundmessage$/i.test(type.replaceAll('_', ''));
}

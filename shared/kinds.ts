interface KindRow {
  /**
   * `message`: for a provider to deliver. `other-webhook`: something else that HighLevel sends, which may resemble a
   * message. `none`: neither.
   */
  readonly group: 'message' | 'other-webhook' | 'none';
  /** Whether HighLevel signs it. */
  readonly isSigned: 'yes' | 'perhaps' | 'no';
  /** A page of HighLevel documents that it is sent again after a failure, or nothing is known against it. */
  readonly isRetried: boolean;
  /** The CRM waits for the provider to report its status. */
  readonly awaitsStatus: boolean;
}

const message = {
  group: 'message',
  isSigned: 'yes',
  isRetried: true,
  awaitsStatus: true,
} as const;
const otherWebhook = { ...message, group: 'other-webhook', awaitsStatus: false } as const;

/**
 * What a request is, by its content: a row for each kind, in the order in which choices list them. To add one: a row
 * here, its rule in `electron/core/inspect/kind/`, its icon in `renderer/list/kind-icon.ts`, its words in the locales
 * and in `docs/kinds.md`.
 */
export const kindTable = {
  sms: message,
  email: message,
  custom: message,
  call: { ...message, awaitsStatus: false },
  'platform-event': otherWebhook,
  install: { ...otherWebhook, isSigned: 'perhaps' },
  uninstall: { ...otherWebhook, isSigned: 'perhaps' },
  workflow: { ...otherWebhook, isSigned: 'no', isRetried: false },
  'app-action': { ...otherWebhook, isSigned: 'no', isRetried: false },
  ping: { group: 'none', isSigned: 'no', isRetried: false, awaitsStatus: false },
  unknown: { group: 'none', isSigned: 'no', isRetried: true, awaitsStatus: false },
} as const satisfies Readonly<Record<string, KindRow>>;

export type Kind = keyof typeof kindTable;

export const kinds = Object.keys(kindTable) as [Kind, ...Kind[]];

/** Whether it is a message for a provider to deliver, which the documentation of this webhook is about. */
export function isMessageKind(kind: Kind): boolean {
  return kindTable[kind].group === 'message';
}

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
  /** What the type of its bodies is called when types are made. */
  readonly typeName: string;
}

const message = {
  group: 'message',
  isSigned: 'yes',
  isRetried: true,
  awaitsStatus: true,
  typeName: 'ProviderOutboundMessage',
} as const;
const neither = { group: 'none', isSigned: 'no', awaitsStatus: false } as const;
const otherWebhook = { ...message, group: 'other-webhook', awaitsStatus: false } as const;

/**
 * What a request is, by its content: a row for each kind, in the order in which choices list them. To add one: a row
 * here, its rule in `electron/core/inspect/kind/`, its icon in `renderer/ui/kind-icon.ts`, its words in the locales
 * and in `docs/kinds.md`.
 */
export const kindTable = {
  sms: message,
  email: message,
  custom: message,
  call: { ...message, awaitsStatus: false },
  'platform-event': { ...otherWebhook, typeName: 'PlatformEvent' },
  install: { ...otherWebhook, isSigned: 'perhaps', typeName: 'AppInstall' },
  uninstall: { ...otherWebhook, isSigned: 'perhaps', typeName: 'AppUninstall' },
  workflow: { ...otherWebhook, isSigned: 'no', isRetried: false, typeName: 'WorkflowWebhook' },
  'app-action': { ...otherWebhook, isSigned: 'no', isRetried: false, typeName: 'AppAction' },
  ping: { ...neither, isRetried: false, typeName: 'Ping' },
  unknown: { ...neither, isRetried: true, typeName: 'Payload' },
} as const satisfies Readonly<Record<string, KindRow>>;

export type Kind = keyof typeof kindTable;

export const kinds = Object.keys(kindTable) as [Kind, ...Kind[]];

/** Whether it is a message for a provider to deliver, which the documentation of this webhook is about. */
export function isMessageKind(kind: Kind): boolean {
  return kindTable[kind].group === 'message';
}

/**
 * What the user can be notified of, and whether that is on at first. A kind is a row here; the compiler then asks for its
 * texts in each `resources/locales/*` (`app.json` and `background.json`), and for the place that finds it.
 */
export const notificationKinds = {
  /** The tunnel has had no address for a while. */
  tunnelLost: { isOn: true },
  /** The Delivery URL that the CRM has is no longer ours. */
  addressChanged: { isOn: true },
  /** The first request at this Delivery URL since the start. */
  firstWebhook: { isOn: false },
  /** A request has issues that are errors. */
  errors: { isOn: false },
  /** A signature does not match. */
  mismatches: { isOn: false },
  /** A destination does not answer, and what is forwarded to it waits. */
  destinationDown: { isOn: false },
} as const satisfies Readonly<Record<string, { readonly isOn: boolean }>>;

export type NotificationKind = keyof typeof notificationKinds;
export const notificationKindNames = Object.keys(notificationKinds) as readonly NotificationKind[];

interface TunnelKindRow {
  /** The settings that belong to this kind, in the order in which the window shows them. */
  readonly settings: readonly ('host' | 'subdomain' | 'address')[];
  /** The public address is the user's own: no server gives it, and it does not change. */
  readonly isOwnAddress: boolean;
}

/**
 * Where the public address comes from: one row for each kind. A new kind is a row here, a carrier in
 * `electron/core/tunnel/`, and its name and hint in `resources/locales/`; the compiler asks for each of them.
 */
export const tunnelKinds = {
  localtunnel: { settings: ['host', 'subdomain'], isOwnAddress: false },
  cloudflared: { settings: [], isOwnAddress: false },
  address: { settings: ['address'], isOwnAddress: true },
  none: { settings: [], isOwnAddress: false },
} as const satisfies Readonly<Record<string, TunnelKindRow>>;

export type TunnelKind = keyof typeof tunnelKinds;
export const tunnelKindNames = Object.keys(tunnelKinds) as readonly TunnelKind[];

/** Why there is no tunnel. `detail` on the state is the message of the system or of the server. */
export type TunnelFault =
  | 'no-answer'
  | 'refused'
  | 'unreachable'
  | 'bad-answer'
  | 'blocked-port'
  | 'died'
  /** It asks for fewer tunnels, or for later ones: a status of 429. */
  | 'limited'
  /** It looked open, but its probes failed. */
  | 'unproven'
  /** The program that opens it is not on this machine. `detail` is its name. */
  | 'no-program'
  /** The user's own address was not given yet. */
  | 'no-address';

/** What a probe (our own request to the public address) met instead of this inspector. */
export type ProbeFault =
  /** No connection to the public address from here. */
  | 'unreachable'
  | 'no-answer'
  /** A server in between answered with an error of its own. */
  | 'not-through'
  /** Another server answered, without an error. */
  | 'elsewhere'
  /** It arrived under another path than the Delivery URL's. */
  | 'other-path'
  /** loca.lt's page for browsers. */
  | 'reminder';

export type ProbeOutcome =
  /** `ms`: the round trip. */
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly fault: ProbeFault; readonly detail: string };

/** The last probe of the public address. */
export interface ProbeResult {
  /** When it ended: milliseconds since 1970. */
  readonly at: number;
  readonly outcome: ProbeOutcome;
}

/** Why an open tunnel may not carry everything. */
export type Degradation =
  | { readonly is: 'few-connections'; readonly up: number; readonly of: number }
  | { readonly is: 'probe-failed'; readonly fault: ProbeFault; readonly detail: string };

/** What is known of a tunnel that has a public address. */
interface OpenTunnelState {
  /** The public address, without a slash at its end. */
  readonly url: string;
  /** The name that was asked for when another was granted. */
  readonly insteadOf: string | null;
  /** The last one; `null` until the first one has ended. */
  readonly probe: ProbeResult | null;
}

export type TunnelState =
  | { readonly is: 'closed' }
  | { readonly is: 'opening'; readonly host: string }
  | ({ readonly is: 'open' } & OpenTunnelState)
  | ({ readonly is: 'degraded'; readonly degradation: Degradation } & OpenTunnelState)
  | {
      readonly is: 'failed';
      readonly host: string;
      readonly fault: TunnelFault;
      readonly detail: string;
      /** When it is opened again: milliseconds since 1970. A time in the past means that it is being opened. */
      readonly retryAt: number;
    };

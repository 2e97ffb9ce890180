/** Where the public address comes from. */
export const tunnelKinds = ['localtunnel', 'cloudflared', 'address', 'none'] as const;

/** Why there is no tunnel. `detail` on the state is the world's own words. */
export type TunnelFault =
  | 'no-answer'
  | 'refused'
  | 'unreachable'
  | 'bad-answer'
  | 'blocked-port'
  | 'died'
  /** It asks for fewer tunnels, or for later ones: a status of 429. */
  | 'limited'
  /** Nothing came through it, though it looked open. */
  | 'unproven'
  /** The program that opens it is not on this machine. */
  | 'no-program'
  /** The user's own address was not given yet. */
  | 'no-address';

/** What our own test of the public address met instead of this inspector. */
export type ProofFault =
  /** No connection to the public address from here. */
  | 'unreachable'
  | 'no-answer'
  /** A server in between answered with an error of its own. */
  | 'not-through'
  /** Somebody else answered, and all seemed well. */
  | 'elsewhere'
  /** It arrived under another path than the Delivery URL's. */
  | 'other-path'
  /** loca.lt's page for browsers. */
  | 'reminder';

export type ProofOutcome =
  /** `ms`: there and back. */
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly fault: ProofFault; readonly detail: string };

/** The last test of the public address. */
export interface Proof {
  /** When it ended: milliseconds since 1970. */
  readonly at: number;
  readonly outcome: ProofOutcome;
}

/** Why an open tunnel may not carry everything. */
export type Weakness =
  | { readonly is: 'few-connections'; readonly up: number; readonly of: number }
  | { readonly is: 'unproven'; readonly fault: ProofFault; readonly detail: string };

/** What an open tunnel is, well or not. */
interface OpenTunnelState {
  /** The public address, without a slash at its end. */
  readonly url: string;
  /** The name that was asked for when another was granted. */
  readonly insteadOf: string | null;
  /** `null` until the first one ended. */
  readonly proof: Proof | null;
}

export type TunnelState =
  | { readonly is: 'closed' }
  | { readonly is: 'opening'; readonly host: string }
  | ({ readonly is: 'open' } & OpenTunnelState)
  | ({ readonly is: 'degraded'; readonly weakness: Weakness } & OpenTunnelState)
  | {
      readonly is: 'failed';
      readonly host: string;
      readonly fault: TunnelFault;
      readonly detail: string;
      /** When it is tried again by itself: milliseconds since 1970. Once that is over, it is being tried. */
      readonly retryAt: number;
    };

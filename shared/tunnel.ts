import { sshSettingNames, type SshSettingName } from './ssh.ts';

/** The settings of the tunnel besides its kind, by their names in `Settings`. */
export type TunnelSetting =
  | 'host'
  | 'subdomain'
  | 'address'
  | 'domain'
  | 'tunnelName'
  | 'tokenFile'
  | 'funnelPort'
  | SshSettingName;

interface TunnelKindRow {
  /** The settings that belong to this kind, in the order in which the window shows them. */
  readonly settings: readonly TunnelSetting[];
  /** The public address is the user's own: no server gives it, and it does not change. */
  readonly isOwnAddress: boolean;
  /** Whether it needs an account with somebody. */
  readonly account: 'none' | 'needed';
  /** Whether the address is the same after a restart: as long as nobody else takes the name, at a server of the user's own, or always. */
  readonly stays: 'no' | 'while-free' | 'own-server' | 'yes';
  /** Who can read the requests on their way, besides the sender and this computer. */
  readonly readBy: 'server' | 'cloudflare' | 'ngrok' | 'own' | 'nobody';
  /** The program that must be on this computer. */
  readonly program: 'cloudflared' | 'ngrok' | 'tailscale' | 'ssh' | null;
  /** What the user types in a terminal to give the program its account. */
  readonly logIn: string | null;
}

/**
 * Where the public address comes from: one row for each kind. A new kind is a row here, a carrier in
 * `electron/core/tunnel/`, and its name and hint in `resources/locales/`; the compiler asks for each of them.
 */
export const tunnelKinds = {
  localtunnel: {
    settings: ['host', 'subdomain'],
    isOwnAddress: false,
    account: 'none',
    stays: 'while-free',
    readBy: 'server',
    program: null,
    logIn: null,
  },
  cloudflared: {
    settings: [],
    isOwnAddress: false,
    account: 'none',
    stays: 'no',
    readBy: 'cloudflare',
    program: 'cloudflared',
    logIn: null,
  },
  'cloudflared-named': {
    settings: ['domain', 'tunnelName', 'tokenFile'],
    isOwnAddress: false,
    account: 'needed',
    stays: 'yes',
    readBy: 'cloudflare',
    program: 'cloudflared',
    logIn: 'cloudflared tunnel login',
  },
  ngrok: {
    settings: ['domain'],
    isOwnAddress: false,
    account: 'needed',
    stays: 'yes',
    readBy: 'ngrok',
    program: 'ngrok',
    logIn: 'ngrok config add-authtoken YOUR_AUTHTOKEN',
  },
  tailscale: {
    settings: ['funnelPort'],
    isOwnAddress: false,
    account: 'needed',
    stays: 'yes',
    readBy: 'nobody',
    program: 'tailscale',
    logIn: 'tailscale up',
  },
  ssh: {
    settings: sshSettingNames,
    isOwnAddress: false,
    account: 'none',
    stays: 'own-server',
    readBy: 'server',
    program: 'ssh',
    logIn: null,
  },
  address: {
    settings: ['address'],
    isOwnAddress: true,
    account: 'none',
    stays: 'yes',
    readBy: 'own',
    program: null,
    logIn: null,
  },
  none: {
    settings: [],
    isOwnAddress: false,
    account: 'none',
    stays: 'no',
    readBy: 'nobody',
    program: null,
    logIn: null,
  },
} as const satisfies Readonly<Record<string, TunnelKindRow>>;

export type TunnelKind = keyof typeof tunnelKinds;
export const tunnelKindNames = Object.keys(tunnelKinds) as readonly TunnelKind[];

/** The row of a kind, as the interface that every row has. */
export function tunnelKind(kind: TunnelKind): TunnelKindRow {
  return tunnelKinds[kind];
}

/** The ports at which Tailscale Funnel can be reached from the internet. */
export const funnelPorts = ['443', '8443', '10000'] as const;

/** A host name with a dot in it, as DNS writes it. */
export const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** The name or the id of a tunnel. It is an argument of a program, so it begins with no dash. */
export const tunnelName = /^[A-Za-z0-9][\w .-]{0,99}$/;

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
  /** The user's own address or host name was not given yet. */
  | 'no-address'
  /** Neither the name of the user's tunnel nor the file of its token was given yet. */
  | 'no-tunnel'
  /** The program has no account, or one that is refused. */
  | 'not-logged-in'
  /** The program knows no tunnel of that name, or has no credentials for it. */
  | 'unknown-tunnel'
  /** The file of the token can't be read, or the token in it is refused. */
  | 'bad-token'
  /** The host name is not reserved for this account, or belongs to another one. */
  | 'domain-refused'
  /** Another program already receives at that address. */
  | 'in-use'
  /** The account allows no further program at the same time. */
  | 'session-limit'
  /** The account must allow it first. `detail` is the page where, when the program names one. */
  | 'not-enabled'
  /** The program's own service does not run. */
  | 'not-running'
  /** The program may not be used by this user of the computer. */
  | 'not-allowed'
  /** The program is too old for its servers, or for what we ask of it. */
  | 'outdated'
  /** The program's own web page can't have its port. */
  | 'port-in-use'
  /** The user's own server was not given yet. */
  | 'no-server'
  /** The server showed a key that the user has not compared yet. `detail` is its kind and fingerprint. */
  | 'host-key-unknown'
  /** The same, and another key of this server is trusted. */
  | 'host-key-changed'
  /** The server does not let us in with this key. */
  | 'key-refused'
  /** The server forwards no ports, or not this one. */
  | 'forwarding-refused'
  /** Another program uses the port of the server. */
  | 'port-taken';

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

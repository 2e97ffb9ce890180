import type { Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';

/** What every carrier receives to open a tunnel. Times are milliseconds. */
export interface OpenTunnelOptions extends Omit<Settings['tunnel'], 'kind'> {
  /** The port of 127.0.0.1 to which the tunnel's requests are forwarded. */
  readonly localPort: number;
  /** The data folder, in which some carriers keep keys. */
  readonly dataDir: string;
  /** Fingerprints of host keys that the user has compared and trusts. */
  readonly trustedHostKeys: ReadonlySet<string>;
  /** How long a tunnel that has lost its server may try to connect again before it has died. */
  readonly reviveMs: number;
  /** How long a connection may be missing before it counts as lost. */
  readonly missingMs: number;
  /** Receives how many of the tunnel's connections to its server are up, each time that this has changed for longer than a moment. */
  readonly onConnections: (up: number, total: number) => void;
  /** Aborts the opening: the deadline is over, or the tunnel is no longer wanted. */
  readonly signal: AbortSignal;
}

/** Why a tunnel ended by itself, `detail` in the words of the system or of the server. */
export interface TunnelEnd {
  readonly fault: TunnelFault;
  readonly detail: string;
}

/** An open tunnel. */
export interface Tunnel {
  /** The public address, without a slash at its end. */
  readonly url: string;
  /** The name that was granted, `null` where the carrier knows no names. */
  readonly name: string | null;
  /** Resolves when the tunnel is lost and can't be revived. It never rejects, and stays pending after `close`. */
  readonly ended: Promise<TunnelEnd>;
  /** Resolves when no socket, process or active timer of the tunnel is left. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a tunnel, once.
 *
 * @returns an open tunnel, or why there is none. When `signal` aborts it resolves soon, with everything closed. It
 *   never rejects for a system error.
 */
export type OpenTunnel = (options: OpenTunnelOptions) => Promise<Result<Tunnel, TunnelFault>>;

/** How tunnels of one kind are opened. */
export interface TunnelCarrier {
  readonly open: OpenTunnel;
  /** The address of the server that gives the tunnel. */
  readonly host: (settings: Settings['tunnel']) => string;
  /** Milliseconds for opening a tunnel. */
  readonly deadlineMs: number;
  /** Where its requests arrive: at the tunnel listener, whose port no other program knows, or at the local one. */
  readonly listener: (settings: Settings['tunnel']) => 'tunnel' | 'local';
  /** Whether opening it again may help where its probes fail. */
  readonly reopens: boolean;
}

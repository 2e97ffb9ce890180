import type { Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';

/** What every kind of tunnel is told. Times are milliseconds. */
export interface TunnelAsk extends Omit<Settings['tunnel'], 'kind'> {
  /** What comes through the tunnel is carried to this port of 127.0.0.1. */
  readonly localPort: number;
  /** How long a tunnel that has lost its server may try to have it back. */
  readonly reviveMs: number;
  /** How long a connection may be missing before it counts as lost. */
  readonly missingMs: number;
  /** Told how many of the tunnel's connections to its server are up, whenever that changes for long. */
  readonly onConnections: (up: number, of: number) => void;
  /** Ends the opening: time is up, or the tunnel is no longer wanted. */
  readonly giveUp: AbortSignal;
}

/** Why a tunnel ended by itself, `detail` in the world's own words. */
export interface TunnelEnd {
  readonly fault: TunnelFault;
  readonly detail: string;
}

/** A tunnel that carries requests. */
export interface Tunnel {
  /** The public address, without a slash at its end. */
  readonly url: string;
  /** The name that was granted, `null` where the kind knows no names. */
  readonly name: string | null;
  /** Resolves when the tunnel is gone and can't be had again; never rejects, stays silent after `close`. */
  readonly ended: Promise<TunnelEnd>;
  /** Resolves when nothing of it is left: no socket, no process, no timer that could act. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a tunnel, once.
 *
 * @returns an open tunnel, or why there is none, the latter within a moment of `giveUp` and with
 *   everything let go. It never rejects for a fault of the world.
 */
export type OpenTunnel = (ask: TunnelAsk) => Promise<Result<Tunnel, TunnelFault>>;

/** One kind of tunnel. */
export interface TunnelKind {
  readonly open: OpenTunnel;
  /** Whom it is had from, as an address. */
  readonly host: (settings: Settings['tunnel']) => string;
  /** Milliseconds for everything up to the open tunnel. */
  readonly deadlineMs: number;
  /** Where its requests come in: by the door that only a tunnel is told, or by the local one. */
  readonly door: 'tunnel' | 'local';
  /** Whether a tunnel that carries nothing may be healed by opening it anew. */
  readonly reopens: boolean;
}

import type { Result } from '../../../shared/result.ts';
import type { TunnelFault } from '../../../shared/state.ts';

/** What every kind of tunnel is told. Times are milliseconds. */
export interface TunnelAsk {
  /** The tunnel server's own address, an http or https URL. */
  readonly host: string;
  /** The name wished for in the public address; `null` takes what comes. */
  readonly subdomain: string | null;
  /** What comes through the tunnel is carried to this port of 127.0.0.1. */
  readonly localPort: number;
  /** How long a tunnel that has lost its server may try to have it back. */
  readonly reviveMs: number;
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
 * One kind of tunnel.
 *
 * @returns an open tunnel, or why there is none, the latter within a moment of `giveUp` and with
 *   everything let go. It never rejects for a fault of the world.
 */
export type OpenTunnel = (ask: TunnelAsk) => Promise<Result<Tunnel, TunnelFault>>;

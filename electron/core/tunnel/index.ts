import type { TunnelKind } from '../../../shared/tunnel.ts';
import { address } from './address.ts';
import { cloudflared } from './cloudflared.ts';
import { cloudflaredNamed } from './cloudflared-named.ts';
import { localtunnel } from './localtunnel.ts';
import { ngrok } from './ngrok.ts';
import { tailscale } from './tailscale.ts';
import { ssh } from './ssh/ssh.ts';
import type { TunnelCarrier } from './tunnel.ts';

/** The carrier of each kind of tunnel (`shared/tunnel.ts`); `null` opens none. */
export const tunnelCarriers: Readonly<Record<TunnelKind, TunnelCarrier | null>> = {
  localtunnel,
  cloudflared,
  'cloudflared-named': cloudflaredNamed,
  ngrok,
  tailscale,
  ssh,
  address,
  none: null,
};

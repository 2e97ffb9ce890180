import type { Settings } from '../../../shared/settings.ts';
import { openAddress } from './address.ts';
import { openCloudflared } from './cloudflared.ts';
import { openLocaltunnel } from './localtunnel.ts';
import type { TunnelKind } from './tunnel.ts';

/** The kinds of tunnel that a user may choose; `null` is none at all. */
export const kindsOfTunnel: Readonly<Record<Settings['tunnel']['kind'], TunnelKind | null>> = {
  localtunnel: {
    open: openLocaltunnel,
    host: ({ host }) => host,
    deadlineMs: 8_000,
    door: 'tunnel',
    reopens: true,
  },
  cloudflared: {
    open: openCloudflared,
    host: () => 'https://trycloudflare.com',
    // The program asks for 15 s at most, and then finds its way to the network.
    deadlineMs: 30_000,
    door: 'tunnel',
    reopens: true,
  },
  address: {
    open: openAddress,
    host: ({ address }) => address ?? '',
    deadlineMs: 1_000,
    door: 'local',
    reopens: false,
  },
  none: null,
};

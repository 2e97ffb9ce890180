import { devNull } from 'node:os';
import { readCloudflaredLine, whyCloudflaredEnded } from './cloudflared-log.ts';
import { findProgram, type ProgramPlaces } from './program/find-program.ts';
import { openByProgram } from './program/open-by-program.ts';
import type { OpenTunnel, TunnelCarrier } from './tunnel.ts';

/** Where cloudflared may be. */
export const cloudflaredPlaces: ProgramPlaces = {
  name: 'cloudflared',
  folders: {
    win32: ['C:\\Program Files (x86)\\cloudflared', 'C:\\Program Files\\cloudflared'],
  },
};

const openCloudflared: OpenTunnel = async ({ localPort, onConnections, signal }) => {
  const path = findProgram(cloudflaredPlaces);
  if (path === null) return { ok: false, fault: 'no-program', detail: cloudflaredPlaces.name };
  const args = [
    'tunnel',
    '--no-autoupdate',
    // With a configuration file of the user's it would open no quick tunnel.
    '--config',
    devNull,
    '--url',
    `http://127.0.0.1:${localPort}`,
  ];
  return openByProgram(
    {
      path,
      args,
      // Where UDP is blocked, users set these.
      environment: ['TUNNEL_TRANSPORT_PROTOCOL', 'TUNNEL_EDGE_IP_VERSION', 'TUNNEL_REGION'],
      readLine: readCloudflaredLine,
      whyEnded: whyCloudflaredEnded,
      whyLate: (lines, url) => ({
        // With an address but no connection, a firewall stops the program on its way to the network.
        fault: url === null ? 'no-answer' : 'blocked-port',
        detail:
          lines.length === 0
            ? 'cloudflared wrote nothing to its log.'
            : whyCloudflaredEnded(lines).detail,
      }),
    },
    { onConnections, signal },
  );
};

/** A quick tunnel of Cloudflare's, opened by the program that the user has installed. It needs no account, and has another address each time. */
export const cloudflared: TunnelCarrier = {
  open: openCloudflared,
  host: () => 'https://trycloudflare.com',
  // The program waits 15 s for an address at most, and then connects.
  deadlineMs: 30_000,
  listener: () => 'tunnel',
  reopens: true,
};

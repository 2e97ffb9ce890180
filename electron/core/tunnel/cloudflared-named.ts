import { devNull } from 'node:os';
import { readNamedTunnel, whyNamedTunnelEnded } from './cloudflared-named-log.ts';
import { cloudflaredPlaces } from './cloudflared.ts';
import { findProgram } from './program/find-program.ts';
import { openByProgram } from './program/open-by-program.ts';
import type { OpenTunnel, TunnelCarrier } from './tunnel.ts';

const openNamedTunnel: OpenTunnel = async (options) => {
  const { localPort, domain, tunnelName, tokenFile, onConnections, signal } = options;
  if (domain === null) return { ok: false, fault: 'no-address', detail: '' };
  if (tunnelName === null && tokenFile === null)
    return { ok: false, fault: 'no-tunnel', detail: '' };
  const path = findProgram(cloudflaredPlaces);
  if (path === null) return { ok: false, fault: 'no-program', detail: cloudflaredPlaces.name };
  const args = [
    'tunnel',
    '--no-autoupdate',
    // Rules of the user's configuration file would go before our address.
    '--config',
    devNull,
    'run',
    '--url',
    `http://127.0.0.1:${localPort}`,
    // The program reads the token by itself: it is in no argument, and never in our memory.
    ...(tokenFile === null ? [] : ['--token-file', tokenFile]),
    ...(tokenFile === null && tunnelName !== null ? [tunnelName] : []),
  ];
  return openByProgram(
    {
      path,
      args,
      url: `https://${domain}`,
      environment: ['TUNNEL_TRANSPORT_PROTOCOL', 'TUNNEL_EDGE_IP_VERSION', 'TUNNEL_REGION'],
      readLine: readNamedTunnel(),
      whyEnded: whyNamedTunnelEnded,
      whyLate: (lines) => {
        const why = whyNamedTunnelEnded(lines);
        return why.fault === 'refused' ? { ...why, fault: 'blocked-port' } : why;
      },
    },
    { onConnections, signal },
  );
};

/**
 * A tunnel of the user's own at Cloudflare, with a host name of theirs. Where a token starts it, Cloudflare's page of that
 * tunnel says to which port it forwards, so its requests arrive at the local listener.
 */
export const cloudflaredNamed: TunnelCarrier = {
  open: openNamedTunnel,
  host: ({ domain }) => (domain === null ? 'https://dash.cloudflare.com' : `https://${domain}`),
  deadlineMs: 30_000,
  listener: ({ tokenFile }) => (tokenFile === null ? 'tunnel' : 'local'),
  reopens: true,
};

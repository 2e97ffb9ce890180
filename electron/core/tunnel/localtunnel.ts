import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import TunnelCluster from 'localtunnel/lib/TunnelCluster.js';
import { askUntilGranted } from './name-held.ts';
import { keepSockets } from './keep-sockets.ts';
import type { OpenTunnel } from './tunnel.ts';

/**
 * The library's client, kept to what it does well: carrying bytes between a socket to the server
 * and one to the local port. Asking for a name and the life of the sockets are ours
 * (docs/decisions/0003-localtunnel-in-bounds.md).
 */
export const openLocaltunnel: OpenTunnel = async ({
  host,
  subdomain,
  localPort,
  reviveMs,
  missingMs,
  onConnections,
  giveUp,
}) => {
  const asked = await askUntilGranted(host, subdomain, giveUp);
  if (!asked.ok) return asked;
  const grant = asked.value;
  const cluster = new TunnelCluster({
    remote_host: grant.host,
    remote_port: grant.port,
    local_port: localPort,
  });
  // Each socket tells its own errors; without a listener this event would end the process.
  cluster.on('error', () => {});
  const kept = await keepSockets({
    count: grant.sockets,
    dial: () => dial(cluster),
    place: `${grant.host}:${grant.port}`,
    reviveMs,
    missingMs,
    onConnections,
    giveUp,
  });
  return kept.ok ? { ok: true, value: { ...kept.value, url: grant.url, name: grant.name } } : kept;
};

/**
 * Opens one tunnel socket and gets hold of it. The library hands a socket out only once it is
 * connected, so that one which connects for ever, or never, could not be ended or counted.
 */
function dial(cluster: TunnelCluster): Socket {
  let caught: Socket | null = null;
  const take = (message: unknown) => {
    caught ??= (message as { readonly socket: Socket }).socket;
  };
  subscribe('net.client.socket', take);
  // `localhost` may be another program's ::1. The name must be gone before the socket connects,
  // because then it would have the library rewrite the request as text, which breaks binary bodies.
  cluster.opts.local_host = '127.0.0.1';
  try {
    cluster.open();
  } finally {
    delete cluster.opts.local_host;
    unsubscribe('net.client.socket', take);
  }
  if (caught === null) throw new Error('localtunnel opened no socket');
  return caught;
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type TunnelCluster from 'localtunnel/lib/TunnelCluster.js';
import { requestNamedGrant } from './grant.ts';
import { openSocketPool } from './socket-pool.ts';
import type { OpenTunnel, TunnelCarrier } from './tunnel.ts';

const openLocaltunnel: OpenTunnel = async ({
  host,
  subdomain,
  localPort,
  reviveMs,
  missingMs,
  onConnections,
  signal,
}) => {
  const requested = await requestNamedGrant(host, subdomain, signal);
  if (!requested.ok) return requested;
  const grant = requested.value;
  const { default: Cluster } = await import('localtunnel/lib/TunnelCluster.js');
  const cluster = new Cluster({
    remote_host: grant.host,
    remote_port: grant.port,
    local_port: localPort,
  });
  // Each socket reports its own errors. Without a listener this event would end the process.
  cluster.on('error', () => {});
  const pool = await openSocketPool({
    count: grant.sockets,
    dial: () => dial(cluster),
    server: `${grant.host}:${grant.port}`,
    reviveMs,
    missingMs,
    onConnections,
    signal,
  });
  return pool.ok ? { ok: true, value: { ...pool.value, url: grant.url, name: grant.name } } : pool;
};

/**
 * A tunnel of a localtunnel server. The library only copies bytes between a socket to the server and one to the local
 * port; requesting a name and keeping the sockets connected are our own code, because the library retries without end
 * and loses sockets silently (docs/decisions/0003-localtunnel-in-bounds.md).
 */
export const localtunnel: TunnelCarrier = {
  open: openLocaltunnel,
  host: ({ host }) => host,
  deadlineMs: 8_000,
  listener: () => 'tunnel',
  reopens: true,
};

/**
 * Opens one tunnel socket and returns it. The library hands a socket out only once it is connected, so one that never
 * connects could be neither counted nor closed. Therefore we take it from Node's diagnostics channel as it is created.
 */
function dial(cluster: TunnelCluster): Socket {
  let created: Socket | null = null;
  const take = (message: unknown) => {
    created ??= (message as { readonly socket: Socket }).socket;
  };
  subscribe('net.client.socket', take);
  // `localhost` may be another program's ::1. The option must be gone before the socket connects,
  // because then the library would rewrite the request as text, which breaks binary bodies.
  cluster.opts.local_host = '127.0.0.1';
  try {
    cluster.open();
  } finally {
    delete cluster.opts.local_host;
    unsubscribe('net.client.socket', take);
  }
  if (created === null) throw new Error('localtunnel opened no socket');
  return created;
}

/** The one part of the library that is used; its own types leave it out. */
declare module 'localtunnel/lib/TunnelCluster.js' {
  import type { EventEmitter } from 'node:events';

  interface TunnelClusterOptions {
    remote_host: string;
    remote_port: number;
    local_port: number;
    /** Read by `open` to connect to; read once connected to rewrite the Host field. */
    local_host?: string;
  }

  export default class TunnelCluster extends EventEmitter {
    readonly opts: TunnelClusterOptions;
    constructor(opts: TunnelClusterOptions);
    /** Opens one socket to the server and, once it is connected, one to the local port. */
    open(): void;
  }
}

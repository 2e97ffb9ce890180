/** The only module of the library that is used; its own types do not declare it. */
declare module 'localtunnel/lib/TunnelCluster.js' {
  import type { EventEmitter } from 'node:events';

  interface TunnelClusterOptions {
    remote_host: string;
    remote_port: number;
    local_port: number;
    /** `open` connects to it; once connected, the library rewrites the Host field with it. */
    local_host?: string;
  }

  export default class TunnelCluster extends EventEmitter {
    readonly opts: TunnelClusterOptions;
    constructor(opts: TunnelClusterOptions);
    /** Opens one socket to the server and, once it is connected, one to the local port. */
    open(): void;
  }
}

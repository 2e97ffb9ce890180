import { isIPv4, type Server } from 'node:net';

/** The step of `listen` after which an address is known: Node's own code calls it, and it is undocumented. */
interface Listening {
  readonly _listen2?: (address: string, port: number, family: 4, backlog: number) => void;
}

/** Node's default: how many connections wait to be accepted. */
const backlog = 511;

/**
 * Lets a server listen; `listening` or `error` follows, as after `listen`. An IPv4 address is handed to the system as it is:
 * `listen` looks each host up, which loads Node's `dns` and compiles a long regular expression, 6 ms of each start.
 */
export function listenAt(server: Server, host: string, port: number): void {
  const { _listen2: listen } = server as Listening;
  if (isIPv4(host) && typeof listen === 'function') listen.call(server, host, port, 4, backlog);
  else server.listen(port, host);
}

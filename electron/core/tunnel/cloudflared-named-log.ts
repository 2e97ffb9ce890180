import type { TunnelFault } from '../../../shared/tunnel.ts';
import { logMessage, whyCloudflaredEnded } from './cloudflared-log.ts';
import type { ProgramEvent } from './program/open-by-program.ts';
import { withoutSecrets } from './program/without-secrets.ts';
import type { TunnelEnd } from './tunnel.ts';

const connected = /\bRegistered tunnel connection\b/;
const lost =
  /\b(?:Lost connection with the edge|Unregistered tunnel connection|Serve tunnel error|Connection terminated)\b/;
const connection = /\bconnIndex=(\d{1,3})\b/;

/** What its user must do something about, in the words of cloudflared's source. */
const faults: readonly (readonly [RegExp, TunnelFault])[] = [
  [/flag provided but not defined/i, 'outdated'],
  [/Provided Tunnel token is not valid|Failed to read token file|Unauthorized/i, 'bad-token'],
  [/is neither the ID nor the name of any of your tunnels/i, 'unknown-tunnel'],
  [/Tunnel credentials file|couldn't read tunnel credentials/i, 'unknown-tunnel'],
  [/origin cert|valid certificate|unauthorized|certificate at the path/i, 'not-logged-in'],
];

/**
 * Reads the log of a tunnel with a name, which has four connections at a time: it is lost when none is left.
 *
 * @returns the reader of a line; `null` from it for a line that changes nothing.
 */
export function readNamedTunnel(): (line: string) => ProgramEvent | null {
  const up = new Set<string>();
  return (line) => {
    const index = connection.exec(line)?.[1] ?? '0';
    if (connected.test(line)) {
      up.add(index);
      return { is: 'connected' };
    }
    if (/\bUnauthorized: /.test(line))
      return {
        is: 'failed',
        end: { fault: 'bad-token', detail: withoutSecrets(logMessage(line)) },
      };
    if (!lost.test(line) || !up.delete(index)) return null;
    return up.size === 0 ? { is: 'lost' } : null;
  };
}

/** Why the program ended, or had no connection at the deadline. @param lines its last lines, oldest first. */
export function whyNamedTunnelEnded(lines: readonly string[]): TunnelEnd {
  for (const [words, fault] of faults) {
    const line = lines.findLast((one) => words.test(one));
    if (line !== undefined) return { fault, detail: withoutSecrets(logMessage(line)) };
  }
  const { fault, detail } = whyCloudflaredEnded(lines);
  return { fault, detail: withoutSecrets(detail) };
}

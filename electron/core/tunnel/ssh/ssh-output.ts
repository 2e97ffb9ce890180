import { sshFingerprint, type SshService } from '../../../../shared/ssh.ts';
import type { TunnelFault } from '../../../../shared/tunnel.ts';
import { logMessage } from '../cloudflared-log.ts';
import type { ProgramEvent } from '../program/open-by-program.ts';
import type { TunnelEnd } from '../tunnel.ts';
import type { SshTarget } from './services.ts';

/** Lines of ssh itself that are not messages: they are many, and are read only for what is looked for. */
const debug =
  /^(?:debug\d: |OpenSSH_|Authenticated to |Transferred: sent |Bytes per second: sent |Warning: Permanently added )/;

const host = String.raw`[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?`;

/**
 * How each service writes its address. Some write other addresses too, to their documents and dashboards.
 * Real lines are in `tests/fixtures/ssh/`.
 */
const addresses: Readonly<Record<SshService, readonly RegExp[]>> = {
  // `NAME.lhr.life tunneled with tls termination, https://NAME.lhr.life`
  'localhost.run': [new RegExp(String.raw`^\S+ tunneled with tls termination, (https://${host})$`)],
  // A line of its own, perhaps after a dash; `http://…` is in another one.
  pinggy: [new RegExp(String.raw`^(?:- )?(https://${host})/?$`)],
  serveo: [new RegExp(String.raw`^Forwarding HTTP traffic from (https://${host})$`)],
  // At the end of a line, or before a comma, after at most two words: as sish and srv.us write it.
  own: [new RegExp(String.raw`^(?:\S+ ){0,2}?(https://${host})/?(?:,|$)`)],
};

/** serveo gives names only to registered keys, and writes where to register one. */
const registration = /(https:\/\/console\.serveo\.net\/ssh\/keys\?add=\S+)/;

const forwarded = /^debug1: remote forward success for: /;

/** @returns what a line of ssh's output means for a tunnel of this service; `null` when nothing. */
export function readSshLine(
  service: SshService,
  { url }: SshTarget,
  line: string,
): ProgramEvent | null {
  if (forwarded.test(line)) return { is: 'connected' };
  if (url !== null || debug.test(line)) return null;
  const key = registration.exec(line)?.[1];
  if (key !== undefined) return { is: 'failed', end: { fault: 'key-refused', detail: key } };
  const patterns = service === 'own' ? Object.values(addresses).flat() : addresses[service];
  for (const pattern of patterns) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return { is: 'open', url: found };
  }
  return null;
}

/** In this order: what is most certain first. */
const faults: readonly (readonly [RegExp, TunnelFault])[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED|^Host key for .* has changed/m, 'host-key-changed'],
  [/^No \S+ host key is known for |^Host key verification failed/m, 'host-key-unknown'],
  [
    /^debug1: Remote: (?:Server has disabled port forwarding|port forwarding refused)/m,
    'forwarding-refused',
  ],
  [/^Error: remote port forwarding failed/m, 'port-taken'],
  [/Permission denied|Too many authentication failures|^no such identity/im, 'key-refused'],
  [
    /Could not resolve hostname|Connection refused|No route to host|Network is unreachable|kex_exchange_identification: read/i,
    'unreachable',
  ],
  [/timed out|not responding/i, 'no-answer'],
  [
    /kex_exchange_identification|banner|protocol mismatch|bad packet|Unable to negotiate|Corrupted/i,
    'bad-answer',
  ],
];

/** Why ssh ended. @param lines the last ones that it wrote, oldest first. */
export function whySshEnded(lines: readonly string[]): TunnelEnd {
  const all = lines.join('\n');
  const said = lastMessage(lines);
  const found = faults.find(([pattern]) => pattern.test(all))?.[1];
  const fault = found ?? (isIn(lines) ? 'bad-answer' : 'refused');
  const isHostKey = fault === 'host-key-unknown' || fault === 'host-key-changed';
  return { fault, detail: isHostKey ? (offeredKey(lines) ?? said) : said };
}

/** Why there is no tunnel at the deadline. */
export function whySshIsLate(lines: readonly string[]): TunnelEnd {
  return { fault: isIn(lines) ? 'bad-answer' : 'no-answer', detail: lastMessage(lines) };
}

/** The server has let us in. */
function isIn(lines: readonly string[]): boolean {
  return lines.some((line) => /^(?:debug1: )?Authenticated to /.test(line));
}

/** The kind and the fingerprint of the key that the server showed, such as `ED25519 SHA256:…`. */
function offeredKey(lines: readonly string[]): string | null {
  const shown = lines.findLast((line) => line.startsWith('debug1: Server host key: ')) ?? '';
  const fingerprint = sshFingerprint.exec(shown)?.[0];
  if (fingerprint === undefined) return null;
  const type = /key: (?:ssh-)?(\w+)/.exec(shown)?.[1] ?? '';
  return `${type.toUpperCase()} ${fingerprint}`;
}

/** The last line that is a message. */
function lastMessage(lines: readonly string[]): string {
  return logMessage(lines.findLast((line) => !debug.test(line)) ?? '');
}

import type { TunnelFault } from '../../../shared/tunnel.ts';
import type { ProgramEvent } from './program/open-by-program.ts';
import { withoutSecrets } from './program/without-secrets.ts';
import type { TunnelEnd } from './tunnel.ts';

/** A line of its log, as `--log-format=json` writes it. What is not text in it is left out. */
interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly error: string;
  readonly url: string;
}

/** ngrok's error codes that its user must do something about (ngrok.com/docs/errors). */
const faults: Readonly<Record<string, TunnelFault>> = {
  // The authtoken is malformed, of version 1, invalid, revoked or missing; the account is suspended or not verified.
  ...{ 102: 'not-logged-in', 103: 'not-logged-in', 105: 'not-logged-in', 106: 'not-logged-in' },
  ...{ 107: 'not-logged-in', 123: 'not-logged-in', 4018: 'not-logged-in' },
  108: 'session-limit',
  ...{ 120: 'outdated', 121: 'outdated' },
  // Names for paying accounts, and names that are not reserved, or reserved by somebody else.
  ...{ 313: 'domain-refused', 314: 'domain-refused', 318: 'domain-refused' },
  ...{ 319: 'domain-refused', 320: 'domain-refused' },
  334: 'in-use',
};

const code = /\bERR_NGROK_(\d{1,6})\b/;

const lostSession =
  /^(?:failed to reconnect session|session closing|session closed|heartbeat timeout)/;

/** @returns `null` for a line that changes nothing. */
export function readNgrokLine(line: string): ProgramEvent | null {
  const read = readLogLine(line);
  if (read === null) return null;
  const { message, error, url } = read;
  if (/^started (?:tunnel|endpoint)$/.test(message)) {
    const address = httpsAddress(url);
    return address === null ? null : { is: 'open', url: address };
  }
  if (message === 'client session established' || message === 'tunnel session started')
    return { is: 'connected' };
  const fault = faultOf(error);
  if (fault !== null) return { is: 'failed', end: { fault, detail: detailOf(error) } };
  return lostSession.test(message) ? { is: 'lost' } : null;
}

/** Go's messages for no network, no DNS, and a proxy that intercepts TLS. */
const offline =
  /no such host|network is unreachable|no route to host|connection refused|x509|dial tcp|server misbehaving|no records/i;

/**
 * Why the program ended, or had no tunnel at the deadline.
 *
 * @param lines the last lines that it wrote, oldest first: of its log, and those that begin with `ERROR:`.
 */
export function whyNgrokEnded(lines: readonly string[]): TunnelEnd {
  const errors = lines.flatMap((line) => {
    const read = readLogLine(line);
    if (read !== null) return read.error === '' || read.error === '<nil>' ? [] : [read.error];
    return /^ERROR:\s*\S/.test(line) ? [line.replace(/^ERROR:\s*/, '')] : [];
  });
  const all = errors.join('\n');
  const detail = detailOf(all);
  const fault = faultOf(all);
  if (fault !== null) return { fault, detail };
  if (/address already in use|Only one usage of each socket/i.test(all))
    return { fault: 'port-in-use', detail };
  if (/unknown flag/i.test(all)) return { fault: 'outdated', detail };
  if (/timeout|deadline exceeded/i.test(all)) return { fault: 'no-answer', detail };
  if (offline.test(all)) return { fault: 'unreachable', detail };
  return { fault: 'refused', detail: detail === '' ? withoutSecrets(lines.at(-1) ?? '') : detail };
}

function faultOf(error: string): TunnelFault | null {
  return faults[code.exec(error)?.[1] ?? ''] ?? null;
}

/** The code and the first sentences. ngrok repeats the authtoken in some of them. */
function detailOf(error: string): string {
  const name = code.exec(error)?.[0];
  const text = error.replace(/^Your authtoken:.*$/gimu, '').replaceAll(name ?? '\0', '');
  return withoutSecrets(name === undefined ? text : `${name}: ${text}`);
}

function readLogLine(line: string): LogLine | null {
  if (!line.startsWith('{')) return null;
  try {
    const fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const text = (name: string) => {
      const value = fields[name];
      return typeof value === 'string' ? value : '';
    };
    return { level: text('lvl'), message: text('msg'), error: text('err'), url: text('url') };
  } catch {
    // A line that was cut.
    return null;
  }
}

/** The origin of an https address; `null` for everything else. */
function httpsAddress(text: string): string | null {
  const url = URL.parse(text);
  return url?.protocol === 'https:' ? url.origin : null;
}

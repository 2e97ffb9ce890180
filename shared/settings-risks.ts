import type { Destination } from './destinations.ts';
import type { ReplyRule } from './reply-rules.ts';
import type { Settings } from './settings.ts';
import { sshServices } from './ssh.ts';

/**
 * Harm that a change of settings could do: send messages, or our own requests, to somebody else, also after the next
 * start. The main process asks the user before such a change, because the page may have been taken over.
 */
export type SettingsRisk =
  /** Allows fetches from a host that is not public. */
  | { readonly code: 'allowed-host'; readonly value: string }
  /** Another server carries every request and can read it. */
  | { readonly code: 'tunnel-server'; readonly value: string }
  /** Another address becomes the Delivery URL, and our probes are sent there. */
  | { readonly code: 'public-address'; readonly value: string }
  /** A program reads a file as the token of a tunnel, whose host names then lead here. */
  | { readonly code: 'tunnel-token'; readonly value: string }
  /** ssh logs in to another server, which then carries every request and can read it. */
  | { readonly code: 'ssh-server'; readonly value: string }
  /** ssh offers keys of the user's to the server; the value is the path of one, or `system` for all. */
  | { readonly code: 'ssh-key'; readonly value: string }
  /** The page chose the path of the Delivery URL; `null` accepts every path. */
  | { readonly code: 'path-token'; readonly value: string | null }
  /** A reply redirects the sender, with the message, to another address. */
  | { readonly code: 'redirect'; readonly value: string }
  | DestinationRisk
  /** A server decides what the CRM is answered. */
  | { readonly code: 'relay'; readonly value: string };

/** Harm by a new or a changed destination; `of` is its name. */
type DestinationRisk = { readonly of: string; readonly value: string } & (
  | {
      readonly code:
        /** Captured requests are sent to one more address. */
        | 'destination'
        /** A server gets other fields with each request: the value has its address and their names. */
        | 'destination-headers'
        /** The certificate of a server is not checked, or against an authority that the page gave. */
        | 'certificate';
    }
  /** Captured requests are sent to another address than before. */
  | { readonly code: 'destination-moved'; readonly before: string }
);

/** What was in force since the start: restoring it is not a risk. */
export interface KnownSettings {
  readonly tokens: ReadonlySet<string | null>;
  /** Keys of `destinationKeys`. */
  readonly destinations: ReadonlySet<string>;
}

/** @param before the settings in force. @param after those that the change would lead to. */
export function settingsRisks(
  before: Settings,
  after: Settings,
  { tokens, destinations }: KnownSettings,
): readonly SettingsRisk[] {
  const risks: SettingsRisk[] = [];
  if (after.allowedHost !== null && after.allowedHost !== before.allowedHost)
    risks.push({ code: 'allowed-host', value: after.allowedHost });
  if (after.tunnel.host !== before.tunnel.host)
    risks.push({ code: 'tunnel-server', value: after.tunnel.host });
  if (after.tunnel.address !== null && after.tunnel.address !== before.tunnel.address)
    risks.push({ code: 'public-address', value: after.tunnel.address });
  if (after.tunnel.domain !== null && after.tunnel.domain !== before.tunnel.domain)
    risks.push({ code: 'public-address', value: `https://${after.tunnel.domain}` });
  if (after.tunnel.tokenFile !== null && after.tunnel.tokenFile !== before.tunnel.tokenFile)
    risks.push({ code: 'tunnel-token', value: after.tunnel.tokenFile });
  risks.push(...sshRisks(before.tunnel, after.tunnel));
  if (after.pathToken !== before.pathToken && !tokens.has(after.pathToken))
    risks.push({ code: 'path-token', value: after.pathToken });
  const known = new Set(before.replies.flatMap(redirectsOf));
  for (const value of new Set(after.replies.flatMap(redirectsOf)))
    if (!known.has(value)) risks.push({ code: 'redirect', value });
  for (const one of after.destinations)
    if (!destinations.has(keyOf(one)))
      risks.push(
        ...destinationRisks(
          before.destinations.find(({ id }) => id === one.id),
          one,
        ),
      );
  return [...risks, ...relayRisks(before, after, destinations)];
}

function sshRisks(before: Settings['tunnel'], after: Settings['tunnel']): readonly SettingsRisk[] {
  const risks: SettingsRisk[] = [];
  if (after.sshTo !== null && after.sshTo !== before.sshTo)
    risks.push({ code: 'ssh-server', value: after.sshTo });
  if (after.sshAddress !== null && after.sshAddress !== before.sshAddress)
    risks.push({ code: 'public-address', value: after.sshAddress });
  const isNewKey = after.sshKey !== before.sshKey;
  const isOffered =
    after.sshTo !== null &&
    after.sshTo === before.sshTo &&
    offersSystemKeys(after) &&
    !offersSystemKeys(before);
  if ((after.sshKey === 'system' && isNewKey) || isOffered)
    risks.push({ code: 'ssh-key', value: 'ssh-agent, ~/.ssh' });
  if (after.sshKeyFile !== null && after.sshKeyFile !== before.sshKeyFile)
    risks.push({ code: 'ssh-key', value: after.sshKeyFile });
  return risks;
}

/** Whether ssh tries all keys of the user's: by that choice, or because the service gets them by itself. */
function offersSystemKeys({ sshKey, sshService }: Settings['tunnel']): boolean {
  return (sshKey === 'auto' ? sshServices[sshService].key : sshKey) === 'system';
}

/** What of the destinations can be restored without a question: each as it is, and which of them relays. */
export function destinationKeys({ destinations, relay }: Settings): readonly string[] {
  return [...destinations.map(keyOf), ...(relay === null ? [] : [relayKey(relay.destination)])];
}

/** @param before the same destination as it was, `undefined` for a new one. */
function destinationRisks(before: Destination | undefined, after: Destination): SettingsRisk[] {
  const { name: of, url, headers, certificate, authority } = after;
  const risks: SettingsRisk[] = [];
  if (before === undefined) risks.push({ code: 'destination', value: url, of });
  else if (before.url !== url)
    risks.push({ code: 'destination-moved', value: url, before: before.url, of });
  else {
    const known = new Set(before.headers.map((field) => JSON.stringify(field)));
    const names = headers
      .filter((field) => !known.has(JSON.stringify(field)))
      .map(([name]) => name);
    if (names.length > 0)
      risks.push({ code: 'destination-headers', value: `${url}: ${names.join(', ')}`, of });
  }
  const isChecked = certificate === 'system';
  const isSame = before?.certificate === certificate && before.authority === authority;
  if (!isChecked && !(isSame && before.url === url))
    risks.push({ code: 'certificate', value: url, of });
  return risks;
}

function relayRisks(
  before: Settings,
  after: Settings,
  known: ReadonlySet<string>,
): readonly SettingsRisk[] {
  const id = after.relay?.destination;
  if (id === undefined || id === before.relay?.destination || known.has(relayKey(id))) return [];
  const value = after.destinations.find((one) => one.id === id)?.url ?? id;
  return [{ code: 'relay', value }];
}

function keyOf({ url, headers, certificate, authority }: Destination): string {
  return JSON.stringify([url, headers, certificate, authority]);
}

function relayKey(id: string): string {
  return `relay ${id}`;
}

/** The addresses to which a rule that is on redirects the sender. */
function redirectsOf({ on, reply }: ReplyRule): readonly string[] {
  if (!on || reply.status < 300 || reply.status > 399) return [];
  return reply.headers.filter(([name]) => /^location$/i.test(name)).map(([, value]) => value);
}

import type { ReplyRule } from './reply-rules.ts';
import type { Settings } from './settings.ts';

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
  /** The page chose the path of the Delivery URL; `null` accepts every path. */
  | { readonly code: 'path-token'; readonly value: string | null }
  /** A reply redirects the sender, with the message, to another address. */
  | { readonly code: 'redirect'; readonly value: string };

/**
 * @param before the settings in force. @param after those that the change would lead to.
 * @param knownTokens path tokens that were in force since the start: restoring one is no risk.
 */
export function settingsRisks(
  before: Settings,
  after: Settings,
  knownTokens: ReadonlySet<string | null>,
): readonly SettingsRisk[] {
  const risks: SettingsRisk[] = [];
  if (after.allowedHost !== null && after.allowedHost !== before.allowedHost)
    risks.push({ code: 'allowed-host', value: after.allowedHost });
  if (after.tunnel.host !== before.tunnel.host)
    risks.push({ code: 'tunnel-server', value: after.tunnel.host });
  if (after.tunnel.address !== null && after.tunnel.address !== before.tunnel.address)
    risks.push({ code: 'public-address', value: after.tunnel.address });
  if (after.pathToken !== before.pathToken && !knownTokens.has(after.pathToken))
    risks.push({ code: 'path-token', value: after.pathToken });
  const known = new Set(before.replies.flatMap(redirectsOf));
  for (const value of new Set(after.replies.flatMap(redirectsOf)))
    if (!known.has(value)) risks.push({ code: 'redirect', value });
  return risks;
}

/** The addresses to which a rule that is on redirects the sender. */
function redirectsOf({ on, reply }: ReplyRule): readonly string[] {
  if (!on || reply.status < 300 || reply.status > 399) return [];
  return reply.headers.filter(([name]) => /^location$/i.test(name)).map(([, value]) => value);
}

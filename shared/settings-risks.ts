import type { ReplyRule } from './reply-rules.ts';
import type { Settings } from './settings.ts';

/**
 * What a change of settings could do against its user: lead messages, or requests of ours, to somebody else, and go on
 * doing so after the next start. The main process asks before such a change, because a page can be taken over.
 */
export type SettingsRisk =
  /** A machine that is not public may be fetched from. */
  | { readonly code: 'allowed-host'; readonly value: string }
  /** Another server carries every request, and can read it. */
  | { readonly code: 'tunnel-server'; readonly value: string }
  /** Another address becomes the Delivery URL, and gets requests of our own that test it. */
  | { readonly code: 'public-address'; readonly value: string }
  /** The path of the Delivery URL is one that the page chose; `null` when every path is taken. */
  | { readonly code: 'path-token'; readonly value: string | null }
  /** A reply sends whoever delivers a message to another place, with the message. */
  | { readonly code: 'redirect'; readonly value: string };

/**
 * @param before the settings in force. @param after those that the change would lead to.
 * @param knownTokens path tokens that were in force since the start: bringing one back is no risk.
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

/** Where a rule that is on leads its sender. */
function redirectsOf({ on, reply }: ReplyRule): readonly string[] {
  if (!on || reply.status < 300 || reply.status > 399) return [];
  return reply.headers.filter(([name]) => /^location$/i.test(name)).map(([, value]) => value);
}

import { domainToUnicode } from 'node:url';
import { urlWarnings, type UrlWarning } from '../../shared/url-warnings.ts';

export interface LinkAddress {
  /** What would be opened, in ASCII: an international host stands in punycode. */
  readonly href: string;
  /** The host that a browser would ask, or the receivers of a mail. */
  readonly target: string;
  /** Why it may lead elsewhere than it seems. */
  readonly warnings: readonly UrlWarning[];
}

/** Fields that a mail program may be handed (RFC 6068); some programs attach files by further ones. */
const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body']);

/**
 * Reads an address that somebody else wrote.
 *
 * @returns `null` for whatever is not http, https or mailto.
 */
export function readLinkAddress(text: string): LinkAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') return mailAddress(url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return {
    href: url.href,
    target: url.host,
    warnings: urlWarnings(url, domainToUnicode),
  };
}

function mailAddress(url: URL): LinkAddress {
  // Not by searchParams, which would write spaces as `+`, a plain plus to a mail program.
  const fields = url.search
    .slice(1)
    .split('&')
    .filter((field) => mailFields.has(field.split('=', 1)[0]?.toLowerCase() ?? ''));
  const href = `mailto:${url.pathname}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
  return { href, target: url.pathname, warnings: [] };
}

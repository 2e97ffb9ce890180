import { domainToUnicode } from 'node:url';
import { urlWarnings, type UrlWarning } from '../../shared/url-warnings.ts';

export interface LinkAddress {
  /** What would be opened, in ASCII: an international host is in punycode. */
  readonly href: string;
  /** The host that a browser would connect to, or the receivers of a mail. */
  readonly target: string;
  /** Why it may lead elsewhere than it seems. */
  readonly warnings: readonly UrlWarning[];
}

/** Fields that are passed on to a mail program (RFC 6068). By others, some programs attach files. */
const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body']);

/**
 * Parses an address that a sender wrote.
 *
 * @returns `null` for every scheme but http, https and mailto.
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
  // `searchParams` would write spaces as `+`, and mail programs take that for a plus.
  const fields = url.search
    .slice(1)
    .split('&')
    .filter((field) => mailFields.has(field.split('=', 1)[0]?.toLowerCase() ?? ''));
  const href = `mailto:${url.pathname}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
  return { href, target: url.pathname, warnings: [] };
}

import { toUnicode } from 'punycode.js';
import { getDomain, parse } from 'tldts';
import { urlWarnings, type UrlWarning } from '../../shared/url-warnings.ts';
import { withoutEnd, withoutStart } from '../../shared/without-ends.ts';

/** Why a link may lead elsewhere than the user expects. */
export type LinkWarning =
  | UrlWarning
  /** Its text names another site. */
  | { readonly code: 'names-another'; readonly named: string }
  /** Its text contains invisible characters, or ones that change the order of others. */
  | { readonly code: 'hidden-characters' };

/** Direction marks, zero-width characters and tags, which no link text needs. */
const hidden = /[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;
const everyHidden = new RegExp(hidden.source, 'gu');

/**
 * Compares the text of a link with its target.
 *
 * @param text what the user sees.
 * @param href the target, an absolute URL.
 */
export function linkWarnings(text: string, href: string): readonly LinkWarning[] {
  const named = namedHost(text);
  const url = URL.parse(href);
  const warnings: LinkWarning[] = url === null ? [] : [...urlWarnings(url, shownHost)];
  if (named !== null && !isSameSite(named, href))
    warnings.unshift({ code: 'names-another', named });
  if (hidden.test(text)) warnings.push({ code: 'hidden-characters' });
  return warnings;
}

/** The display form of a host (RFC 3492); the host itself if it can't be converted. */
function shownHost(host: string): string {
  try {
    return toUnicode(host);
  } catch {
    return host;
  }
}

/** Whether a warning is a reason for suspicion; an international host or another scheme alone is not. */
export function isSuspect(warning: LinkWarning): boolean {
  return warning.code !== 'international' && warning.code !== 'scheme';
}

/** Punctuation around a word. */
const opening = /[([{<"'«“‘]/;
const closing = /[)\]}>"'»”’.,;:!?]/;

/**
 * The host that a link's text names. A word with a dot counts when it is the whole text and ends in an existing
 * top-level domain (`pay.example.com/x`, not `report.pdf`).
 */
export function namedHost(text: string): string | null {
  const words = text.replace(everyHidden, '').trim().split(/\s+/).slice(0, 40);
  for (const word of words) {
    const plain = withoutEnd(withoutStart(word, opening), closing);
    const isAddress = /^(?:https?:\/\/|www\.)/i.test(plain);
    if (!isAddress && (words.length > 1 || plain.includes('@'))) continue;
    const url = URL.parse(/^https?:/i.test(plain) ? plain : `https://${plain}`);
    if (url === null || !url.hostname.includes('.')) continue;
    if (isAddress || parse(url.hostname).isIcann === true) return url.hostname;
  }
  return null;
}

/** Whether both are sites of one owner, by the Public Suffix List. */
function isSameSite(named: string, href: string): boolean {
  const target = URL.parse(href)?.hostname ?? '';
  if (target === named) return true;
  const options = { allowPrivateDomains: true };
  const domain = getDomain(named, options);
  return domain !== null && domain === getDomain(target, options);
}

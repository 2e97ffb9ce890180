import { toUnicode } from 'punycode.js';
import { getDomain, parse } from 'tldts';
import { addressMarks, type AddressMark } from '../../shared/address-marks.ts';
import { withoutEnd, withoutStart } from '../../shared/without-ends.ts';

/** What makes a link lead elsewhere than its reader expects. */
export type LinkMark =
  | AddressMark
  /** Its text is the name of another site. */
  | { readonly code: 'names-another'; readonly named: string }
  /** Its text holds characters that hide, or turn the order of others. */
  | { readonly code: 'hidden-characters' };

/** Directions, zero widths and tags: none of them is needed to name a link. */
const hidden = /[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;
const everyHidden = new RegExp(hidden.source, 'gu');

/**
 * @param text what the reader sees.
 * @param href where it leads, an absolute address.
 */
export function linkMarks(text: string, href: string): readonly LinkMark[] {
  const named = namedHost(text);
  const url = URL.parse(href);
  const marks: LinkMark[] = url === null ? [] : [...addressMarks(url, shownHost)];
  if (named !== null && !isSameSite(named, href)) marks.unshift({ code: 'names-another', named });
  if (hidden.test(text)) marks.push({ code: 'hidden-characters' });
  return marks;
}

/** A host as it may be displayed (RFC 3492); as it is where that can't be told. */
function shownHost(host: string): string {
  try {
    return toUnicode(host);
  } catch {
    return host;
  }
}

/** Whether somebody should look twice: an international host or another scheme alone is nothing odd. */
export function isSuspect(mark: LinkMark): boolean {
  return mark.code !== 'international' && mark.code !== 'scheme';
}

/** What stands around a word. */
const opening = /[([{<"'«“‘]/;
const closing = /[)\]}>"'»”’.,;:!?]/;

/**
 * The host that a link's text says it leads to. A bare word with a dot counts when it is all the text and
 * ends in a domain that exists (`pay.example.com/x`, not `report.pdf`).
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

/** Sites of one owner, as far as the Public Suffix List tells. */
function isSameSite(named: string, href: string): boolean {
  const target = URL.parse(href)?.hostname ?? '';
  if (target === named) return true;
  const options = { allowPrivateDomains: true };
  const domain = getDomain(named, options);
  return domain !== null && domain === getDomain(target, options);
}

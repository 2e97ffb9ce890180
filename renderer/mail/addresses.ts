import { shortText } from '../../shared/cut-text.ts';
import { withoutEnd } from '../../shared/without-ends.ts';

/** Whether the app can open an address in another program. A `tel:` address can only be read and copied. */
export function canOpenOutside(href: string): boolean {
  return /^(?:https?|mailto):/i.test(href);
}

const linkSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The target of a link, normalised by the WHATWG URL parser: without blanks and control characters, in lower case
 * where case does not matter, with the host in its ASCII form.
 *
 * @returns `null` when it is relative, broken, or of a scheme that is not allowed in a message.
 */
export function linkTarget(href: string): string | null {
  const url = URL.parse(href);
  return url !== null && linkSchemes.has(url.protocol) ? url.href : null;
}

/**
 * The fragment that a link within the mail leads to, with its `#`.
 *
 * @returns `null` for any other link.
 */
export function fragmentOf(href: string): string | null {
  const fragment = href.replace(/[\t\n\r]/g, '').trim();
  return fragment.startsWith('#') ? fragment : null;
}

/** The scheme of an address with its colon, in lower case; `null` for a relative or broken one. */
export function schemeOf(address: string): string | null {
  return URL.parse(address)?.protocol ?? null;
}

/** Only raster images: an SVG is a document. */
const inlineImage = /^data:image\/(?:png|gif|jpe?g|webp|avif|bmp)[;,]/i;
const inlineFont =
  /^data:(?:font\/(?:woff2?|ttf|otf|sfnt|collection)|application\/(?:x-)?font-[-\w]+)[;,]/i;

/** What the address of an image, style sheet or font refers to. */
export type Resource =
  /** A `data:` address that contains the image. */
  | { readonly is: 'inline'; readonly address: string }
  /** An http or https URL. */
  | { readonly is: 'remote'; readonly url: string }
  /** A part of the original MIME message (RFC 2392). */
  | { readonly is: 'part'; readonly cid: string }
  /** Nothing that can be loaded: a relative path, a script, another scheme. */
  | { readonly is: 'unusable' };

/**
 * @param base the base of relative addresses: a style sheet has one, a mail has none.
 */
export function readResource(text: string, base?: string): Resource {
  const address = text.trim();
  if (isInlineImage(address)) return { is: 'inline', address: address.replace(/^data:/i, 'data:') };
  if (/^cid:/i.test(address)) return { is: 'part', cid: address.slice(4) };
  // A scheme-relative address (RFC 3986, section 4.2) takes the scheme of its document; we use https.
  const url = URL.parse(address, /^[\\/]{2}/.test(address) ? 'https://mail.invalid' : base);
  return url !== null && /^https?:$/.test(url.protocol)
    ? { is: 'remote', url: url.href }
    : { is: 'unusable' };
}

/** A fetched image may also be an SVG, which as an image runs no script and fetches nothing. */
export function isImageData(address: string): boolean {
  return isInlineImage(address) || /^data:image\/svg\+xml[;,]/i.test(address);
}

function isInlineImage(address: string): boolean {
  return inlineImage.test(address);
}

export function isInlineFont(address: string): boolean {
  return inlineFont.test(address);
}

/**
 * The addresses of a `srcset` (HTML, "srcset attributes"), without their descriptors.
 *
 * @param limit the maximum number of addresses to read.
 */
export function srcsetAddresses(srcset: string, limit: number): readonly string[] {
  const addresses: string[] = [];
  for (const [, address = ''] of srcset.matchAll(/([^\s,]\S*)[^,]*/g)) {
    if (addresses.length >= limit) break;
    addresses.push(withoutEnd(address, /,/));
  }
  return addresses;
}

/** Characters of an address that are displayed; it is copied and opened whole. */
const maxDisplayedCharacters = 2_000;

/** An address as it is displayed, cut when it is very long. */
export function shortAddress(address: string): string {
  return shortText(address, maxDisplayedCharacters);
}

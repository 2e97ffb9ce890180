import { shortText } from '../../shared/cut-text.ts';
import { withoutEnd } from '../../shared/without-ends.ts';

/** Whether the app can hand an address on: a phone number is there to be read and copied. */
export function canOpenOutside(href: string): boolean {
  return /^(?:https?|mailto):/i.test(href);
}

const linkSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Where a link really leads, as the URL parser of the web reads it (WHATWG URL: blanks, control
 * characters and mixed case fall away, a host stands in its ASCII form).
 *
 * @returns `null` when it is relative, broken, or of a scheme that a message has no business with.
 */
export function linkTarget(href: string): string | null {
  const url = URL.parse(href);
  return url !== null && linkSchemes.has(url.protocol) ? url.href : null;
}

/**
 * A place within the mail, as a link names it: `#` and what follows.
 *
 * @returns `null` when it leads elsewhere.
 */
export function fragmentOf(href: string): string | null {
  const place = href.replace(/[\t\n\r]/g, '').trim();
  return place.startsWith('#') ? place : null;
}

/** The scheme of an address with its colon, in lower case; `null` for a relative or broken one. */
export function schemeOf(address: string): string | null {
  return URL.parse(address)?.protocol ?? null;
}

/** Raster images alone: an SVG is a document of its own. */
const inlineImage = /^data:image\/(?:png|gif|jpe?g|webp|avif|bmp)[;,]/i;
const inlineFont =
  /^data:(?:font\/(?:woff2?|ttf|otf|sfnt|collection)|application\/(?:x-)?font-[-\w]+)[;,]/i;

/** What an address for an image, style or font asks of the reader's machine. */
export type Resource =
  /** Nothing: it is the image itself. */
  | { readonly is: 'inline'; readonly address: string }
  /** A request to somewhere. */
  | { readonly is: 'remote'; readonly url: string }
  /** A part of the MIME message that the mail once was (RFC 2392). */
  | { readonly is: 'part'; readonly cid: string }
  /** Nothing that could be answered: a relative path, a script, another scheme. */
  | { readonly is: 'unusable' };

/**
 * @param base what a relative address is relative to; a mail has no such place, a style sheet has.
 */
export function readResource(text: string, base?: string): Resource {
  const address = text.trim();
  if (isInlineImage(address)) return { is: 'inline', address: address.replace(/^data:/i, 'data:') };
  if (/^cid:/i.test(address)) return { is: 'part', cid: address.slice(4) };
  // A scheme-relative address (RFC 3986, section 4.2) takes the scheme of whoever shows it.
  const url = URL.parse(address, /^[\\/]{2}/.test(address) ? 'https://mail.invalid' : base);
  return url !== null && /^https?:$/.test(url.protocol)
    ? { is: 'remote', url: url.href }
    : { is: 'unusable' };
}

/** An image that was fetched may be an SVG too: as an image it runs and fetches nothing. */
export function isImageData(address: string): boolean {
  return isInlineImage(address) || /^data:image\/svg\+xml[;,]/i.test(address);
}

export function isInlineImage(address: string): boolean {
  return inlineImage.test(address);
}

export function isInlineFont(address: string): boolean {
  return inlineFont.test(address);
}

/**
 * The addresses of a `srcset` (HTML, "srcset attributes"), without their descriptors.
 *
 * @param most that are read.
 */
export function srcsetAddresses(srcset: string, most: number): readonly string[] {
  const addresses: string[] = [];
  for (const [, address = ''] of srcset.matchAll(/([^\s,]\S*)[^,]*/g)) {
    if (addresses.length >= most) break;
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

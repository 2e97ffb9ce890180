import type { RemoteReference } from './remote.ts';

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

/** Raster images alone: an SVG is a document of its own. */
const inlineImage = /^data:image\/(?:png|gif|jpe?g|webp|avif|bmp)[;,]/i;

/**
 * What an address for an image, style or font asks of the reader's machine: nothing (`inline`),
 * a request to somewhere (`remote`), or nothing that could be answered (`unusable`: a part of
 * a MIME message, a relative path, a script).
 */
export function resourceReach(address: string): 'inline' | 'remote' | 'unusable' {
  const text = address.trim();
  if (inlineImage.test(text)) return 'inline';
  // A scheme-relative address (RFC 3986, section 4.2) takes the scheme of whoever shows it.
  const url = /^[\\/]{2}/.test(text) ? URL.parse(text, 'https://mail.invalid') : URL.parse(text);
  return url !== null && /^(?:https?|ftp|wss?):$/.test(url.protocol) ? 'remote' : 'unusable';
}

/**
 * The addresses of a `srcset` (HTML, "srcset attributes"), without their descriptors.
 */
export function srcsetAddresses(srcset: string): readonly string[] {
  return [...srcset.matchAll(/[\s,]*([^\s,]\S*)[^,]*/g)].map(([, address = '']) =>
    address.replace(/,+$/, ''),
  );
}

/** The remote resource behind an address, or none when it asks nothing of the network. */
export function remotesAmong(
  kind: RemoteReference['kind'],
  addresses: readonly string[],
): readonly RemoteReference[] {
  return addresses
    .filter((address) => resourceReach(address) === 'remote')
    .map((address) => ({ kind, url: address.trim() }));
}

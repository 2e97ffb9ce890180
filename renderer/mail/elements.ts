import { linkTarget, readResource, schemeOf, srcsetAddresses } from './addresses.ts';
import { firstShown, type Findings } from './findings.ts';
import { trackingReason } from './tracking.ts';
import { whyAddress, whyAttribute } from './why.ts';

/**
 * Prepares an element before it is judged: filters a style sheet where it stands, puts a sheet that was asked for
 * in its link's place, and settles what an image shows.
 */
export function prepareElement(element: Element, findings: Findings): void {
  switch (element.localName) {
    case 'style':
      element.textContent = findings.css(element.textContent, 'style');
      return;
    case 'link':
      prepareLink(element, findings);
      return;
    case 'img':
      prepareImage(element, findings);
  }
}

function isStyleSheet(element: Element): boolean {
  return /\bstylesheet\b/i.test(element.getAttribute('rel') ?? '');
}

function prepareLink(element: Element, findings: Findings): void {
  if (!isStyleSheet(element)) return;
  const resource = readResource(element.getAttribute('href') ?? '');
  const css = resource.is === 'remote' ? findings.sheet(resource.url) : null;
  if (css === null) {
    findings.off(resource, { kind: 'style', where: 'link href' });
    return;
  }
  const style = element.ownerDocument.createElement('style');
  const media = element.getAttribute('media') ?? '';
  style.textContent = /^[-\w\s:().,<>=/]+$/.test(media) ? `@media ${media}{${css}}` : css;
  // Filtered again when the walk comes to it, which changes nothing.
  element.after(style);
}

function prepareImage(element: Element, findings: Findings): void {
  const attribute = (name: string) => element.getAttribute(name);
  const candidates = srcsetAddresses(attribute('srcset') ?? '');
  const all = [attribute('src') ?? '', ...candidates].filter((address) => address.trim() !== '');
  for (const address of all) {
    const resource = readResource(address);
    if (findings.shown(resource) !== null) continue;
    const tracking = resource.is === 'remote' ? trackingReason(element, resource.url) : null;
    findings.off(resource, { kind: 'image', where: 'img src', tracking });
  }
  const shown = firstShown(findings, all);
  element.removeAttribute('srcset');
  if (shown === null) element.removeAttribute('src');
  else element.setAttribute('src', shown);
}

/** Elements whose `background` a browser fetches (HTML, "obsolete features"). */
const withBackground: ReadonlySet<string> = new Set([
  'body',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
]);

/**
 * What an allowed attribute may stay as; `null` when it goes, which is noted here.
 *
 * @param tag the element's name in lower case, as is the attribute's.
 */
export function attributeValue(
  tag: string,
  name: string,
  value: string,
  findings: Findings,
): string | null {
  const refuse = () => {
    findings.remove({ what: 'attribute', name, why: whyAttribute(name) });
    return null;
  };
  switch (name) {
    case 'style':
      return findings.css(value, 'style attribute');
    case 'href':
      return tag === 'a' ? linkValue(value, findings) : refuse();
    case 'src':
      return (tag === 'img' ? findings.shown(readResource(value)) : null) ?? refuse();
    case 'background':
      return withBackground.has(tag) ? backgroundValue(value, findings) : refuse();
    default:
      return value;
  }
}

function linkValue(value: string, findings: Findings): string | null {
  const target = linkTarget(value);
  if (target === null) {
    const scheme = schemeOf(value);
    findings.remove({ what: 'address', name: scheme ?? 'href', why: whyAddress(scheme) });
  }
  return target;
}

function backgroundValue(value: string, findings: Findings): string | null {
  const resource = readResource(value);
  const shown = findings.shown(resource);
  if (shown === null) findings.off(resource, { kind: 'image', where: 'background' });
  return shown;
}

import { bounds } from '../../shared/bounds.ts';
import { linkTarget, fragmentOf, readResource, schemeOf, srcsetAddresses } from './addresses.ts';
import { allowedFunctions } from './css-allowed.ts';
import type { MailFindings } from './findings.ts';
import { trackingReason } from './tracking.ts';
import { addressRemovalReason, attributeRemovalReason } from './removal-reasons.ts';

/** Style sheets that were asked for, filtered before the walk comes to them. */
const fetchedStyles = new WeakSet<Element>();

/**
 * Prepares an element before it is judged: filters a style sheet where it stands, puts a sheet that was asked for
 * in its link's place, and settles what an image shows.
 */
export function prepareElement(element: Element, findings: MailFindings): void {
  switch (element.localName) {
    case 'style':
      if (!fetchedStyles.has(element))
        element.textContent = findings.css(element.textContent, 'style');
      return;
    case 'link':
      prepareLink(element, findings);
      return;
    case 'img':
      prepareImage(element, findings);
      return;
    case 'video':
    case 'audio':
    case 'noscript':
      replaceByContent(element);
  }
}

/** What stands in an element for programs that don't know it, moved behind it. Nothing of it is parsed again. */
function replaceByContent(element: Element): void {
  const inner = new Range();
  inner.selectNodeContents(element);
  element.after(inner.extractContents());
}

function isStyleSheet(element: Element): boolean {
  return /\bstylesheet\b/i.test(element.getAttribute('rel') ?? '');
}

function prepareLink(element: Element, findings: MailFindings): void {
  if (!isStyleSheet(element)) return;
  const resource = readResource(element.getAttribute('href') ?? '');
  const css = resource.is === 'remote' ? findings.sheet(resource.url) : null;
  if (css === null) {
    findings.off(resource, { kind: 'style', where: 'link href' });
    return;
  }
  // Not by the mail's own document, where a name in the mail may stand for `createElement`.
  const style = document.createElement('style');
  const media = element.getAttribute('media');
  if (media !== null) style.setAttribute('media', media);
  style.textContent = css;
  fetchedStyles.add(style);
  element.after(style);
}

function prepareImage(element: Element, findings: MailFindings): void {
  const attribute = (name: string) => element.getAttribute(name);
  const candidates = srcsetAddresses(attribute('srcset') ?? '', bounds.mailSources.entries);
  const all = [attribute('src') ?? '', ...candidates]
    .filter((address) => address.trim() !== '')
    .map((address) => readResource(address));
  for (const resource of all) {
    if (findings.canShow(resource)) continue;
    const tracking = resource.is === 'remote' ? trackingReason(element, resource.url) : null;
    findings.off(resource, { kind: 'image', where: 'img src', tracking });
  }
  const first = all.find(findings.canShow);
  const shown = first === undefined ? null : findings.shown(first);
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
  findings: MailFindings,
): string | null {
  const refuse = () => {
    findings.remove({ what: 'attribute', name, why: attributeRemovalReason(name) });
    return null;
  };
  switch (name) {
    case 'style':
      return findings.css(value, 'style attribute');
    case 'media':
      return tag === 'style' ? mediaValue(value, findings) : refuse();
    case 'name':
      return tag === 'a' || tag === 'map' ? value : refuse();
    case 'usemap':
      return tag === 'img' && value.startsWith('#') ? value : refuse();
    case 'href':
      return tag === 'a' || tag === 'area' ? linkValue(value, findings) : refuse();
    case 'src':
      // Prepared: an image that is shown is data by now.
      return tag === 'img' && readResource(value).is === 'inline' ? value : refuse();
    case 'background':
      return withBackground.has(tag) ? backgroundValue(value, findings) : refuse();
    default:
      return value;
  }
}

const functions: ReadonlySet<string> = new Set(allowedFunctions);

/** Characters of a media query. */
const maxMediaCharacters = 2_000;

/** What a media query can be made of: no address, no bracket but the round ones. */
const plainMedia = /^[-\w\s:().,<>=/*+%]*$/;

/** One that can't be told holds for nobody, as browsers have it; so nothing is shown that was not to be. */
function mediaValue(value: string, findings: MailFindings): string {
  const words = value.slice(0, maxMediaCharacters).match(/[-\w]+\(?/g) ?? [];
  const called = words.filter((word) => word.endsWith('(')).map((word) => word.slice(0, -1));
  const isPlain = called.every((name) => functions.has(name.toLowerCase()));
  if (isPlain && value.length <= maxMediaCharacters && plainMedia.test(value)) return value;
  findings.remove({ what: 'attribute', name: 'media', why: 'unlisted' });
  return 'not all';
}

function linkValue(value: string, findings: MailFindings): string | null {
  const place = fragmentOf(value);
  if (place !== null) return place;
  if (value.length > bounds.mailAddress.characters) {
    findings.remove({ what: 'address', name: 'href', why: 'too-much' });
    return null;
  }
  const target = linkTarget(value);
  if (target === null) {
    const scheme = schemeOf(value);
    findings.remove({ what: 'address', name: scheme ?? 'href', why: addressRemovalReason(scheme) });
  }
  return target;
}

function backgroundValue(value: string, findings: MailFindings): string | null {
  const resource = readResource(value);
  const shown = findings.shown(resource);
  if (shown === null) findings.off(resource, { kind: 'image', where: 'background' });
  return shown;
}

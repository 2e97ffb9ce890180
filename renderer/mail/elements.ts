import { bounds } from '../../shared/bounds.ts';
import { linkTarget, fragmentOf, readResource, schemeOf, srcsetAddresses } from './addresses.ts';
import { allowedFunctions } from './css-allowed.ts';
import type { SanitizerContext } from './sanitizer-context.ts';
import { trackingReason } from './tracking.ts';
import { addressStripReason, attributeStripReason } from './strip-reasons.ts';

/** Fetched style sheets, which were filtered when they were inserted. */
const fetchedStyles = new WeakSet<Element>();

/**
 * Prepares an element before DOMPurify checks it: filters a style sheet, inserts a fetched style sheet after its link,
 * and chooses the source of an image.
 */
export function prepareElement(element: Element, context: SanitizerContext): void {
  switch (element.localName) {
    case 'style':
      if (!fetchedStyles.has(element))
        element.textContent = context.filterOwnCss(element.textContent, 'style');
      return;
    case 'link':
      prepareLink(element, context);
      return;
    case 'img':
      prepareImage(element, context);
      return;
    case 'video':
    case 'audio':
    case 'noscript':
      moveContentOut(element);
  }
}

/** Moves an element's fallback content behind it, without parsing it again. DOMPurify then removes the element. */
function moveContentOut(element: Element): void {
  const inner = new Range();
  inner.selectNodeContents(element);
  element.after(inner.extractContents());
}

function isStyleSheet(element: Element): boolean {
  return /\bstylesheet\b/i.test(element.getAttribute('rel') ?? '');
}

function prepareLink(element: Element, context: SanitizerContext): void {
  if (!isStyleSheet(element)) return;
  const resource = readResource(element.getAttribute('href') ?? '');
  const css = resource.is === 'remote' ? context.fetchedSheet(resource.url) : null;
  if (css === null) {
    context.block(resource, { kind: 'style', where: 'link href' });
    return;
  }
  // Not `element.ownerDocument`, where an element named `createElement` would shadow the method.
  const style = document.createElement('style');
  const media = element.getAttribute('media');
  if (media !== null) style.setAttribute('media', media);
  style.textContent = css;
  fetchedStyles.add(style);
  element.after(style);
}

function prepareImage(element: Element, context: SanitizerContext): void {
  const attribute = (name: string) => element.getAttribute(name);
  const candidates = srcsetAddresses(attribute('srcset') ?? '', bounds.mailSources.entries);
  const all = [attribute('src') ?? '', ...candidates]
    .filter((address) => address.trim() !== '')
    .map((address) => readResource(address));
  for (const resource of all) {
    if (context.canShow(resource)) continue;
    const tracking = resource.is === 'remote' ? trackingReason(element, resource.url) : null;
    context.block(resource, { kind: 'image', where: 'img src', tracking });
  }
  const first = all.find(context.canShow);
  const shown = first === undefined ? null : context.takeImage(first);
  element.removeAttribute('srcset');
  if (shown === null) element.removeAttribute('src');
  else element.setAttribute('src', shown);
}

/** Elements whose `background` a browser fetches (HTML, "obsolete features"). */
const elementsWithBackground: ReadonlySet<string> = new Set([
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
 * The safe value of an allowed attribute; `null`, after recording it as stripped, when it must not stay.
 *
 * @param tag the element's name in lower case. @param name the attribute's, in lower case.
 */
export function attributeValue(
  tag: string,
  name: string,
  value: string,
  context: SanitizerContext,
): string | null {
  const strip = () => {
    context.recordStripped({ what: 'attribute', name, why: attributeStripReason(name) });
    return null;
  };
  switch (name) {
    case 'style':
      return context.filterOwnCss(value, 'style attribute');
    case 'media':
      return tag === 'style' ? mediaValue(value, context) : strip();
    case 'name':
      return tag === 'a' || tag === 'map' ? value : strip();
    case 'usemap':
      return tag === 'img' && value.startsWith('#') ? value : strip();
    case 'href':
      return tag === 'a' || tag === 'area' ? linkValue(value, context) : strip();
    case 'src':
      // `prepareImage` has already made it a `data:` address.
      return tag === 'img' && readResource(value).is === 'inline' ? value : strip();
    case 'background':
      return elementsWithBackground.has(tag) ? backgroundValue(value, context) : strip();
    default:
      return value;
  }
}

const functions: ReadonlySet<string> = new Set(allowedFunctions);

/** Characters of a media query. */
const maxMediaCharacters = 2_000;

/** A media query without addresses, and without brackets but parentheses. */
const safeMedia = /^[-\w\s:().,<>=/*+%]*$/;

/** An unsafe media query becomes `not all`, as browsers treat an invalid one, so its styles never apply. */
function mediaValue(value: string, context: SanitizerContext): string {
  const words = value.slice(0, maxMediaCharacters).match(/[-\w]+\(?/g) ?? [];
  const functionNames = words.filter((word) => word.endsWith('(')).map((word) => word.slice(0, -1));
  const isPlain = functionNames.every((name) => functions.has(name.toLowerCase()));
  if (isPlain && value.length <= maxMediaCharacters && safeMedia.test(value)) return value;
  context.recordStripped({ what: 'attribute', name: 'media', why: 'not-allowed' });
  return 'not all';
}

function linkValue(value: string, context: SanitizerContext): string | null {
  const fragment = fragmentOf(value);
  if (fragment !== null) return fragment;
  if (value.length > bounds.mailAddress.characters) {
    context.recordStripped({ what: 'address', name: 'href', why: 'over-limit' });
    return null;
  }
  const target = linkTarget(value);
  if (target === null) {
    const scheme = schemeOf(value);
    context.recordStripped({
      what: 'address',
      name: scheme ?? 'href',
      why: addressStripReason(scheme),
    });
  }
  return target;
}

function backgroundValue(value: string, context: SanitizerContext): string | null {
  const resource = readResource(value);
  const shown = context.takeImage(resource);
  if (shown === null) context.block(resource, { kind: 'image', where: 'background' });
  return shown;
}

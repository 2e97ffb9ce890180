import DOMPurify from 'dompurify';
import { linkTarget, remotesAmong, resourceReach, srcsetAddresses } from './addresses.ts';
import { allowedAttributes, allowedTags, droppedQuietly } from './allowed.ts';
import { neutralCss } from './css.ts';
import { paperStyle } from './paper.ts';
import type { RemoteReference } from './remote.ts';
import type { Link, Removed, Sanitized } from './sanitized.ts';
import { isUnseen } from './unseen.ts';

/** Characters of a link's text that are worth showing. */
const linkTextLimit = 200;

/**
 * The one door for a sender's HTML. It parses the whole document without running or fetching any
 * of it, keeps what `allowed.ts` names, takes away every address that a reader would fetch, and
 * counts what it took. Its answer is made for the sandboxed mail frame and nothing else.
 *
 * @param html any text; weigh it first (`htmlWeight`), for this blocks until it is done.
 */
export function sanitize(html: string): Sanitized {
  const remote: RemoteReference[] = [];
  DOMPurify.removeAllHooks();
  DOMPurify.addHook('uponSanitizeElement', (node) => {
    if (node instanceof Element) remote.push(...takeFromElement(node));
  });
  DOMPurify.addHook('uponSanitizeAttribute', (element, attribute) => {
    const safe = safeAttribute(element.localName, attribute.attrName, attribute.attrValue);
    remote.push(...(element.localName === 'img' ? seenOrNot(element, safe.remote) : safe.remote));
    if (safe.value === null) attribute.keepAttr = false;
    else attribute.attrValue = safe.value;
  });

  const root = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...allowedTags],
    ALLOWED_ATTR: [...allowedAttributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
  });
  if (!(root instanceof HTMLElement)) throw new Error('A whole document was asked for.');
  const removed = countRemoved(DOMPurify.removed);
  const links = readLinks(root);
  layOnPaper(root);
  return { html: `<!doctype html>\n${root.outerHTML}`, removed, remote, links };
}

/** Says of a picture's addresses whether anybody would see it. */
function seenOrNot(
  picture: Element,
  remote: readonly RemoteReference[],
): readonly RemoteReference[] {
  return remote.length > 0 && isUnseen(picture)
    ? remote.map((one) => ({ ...one, unseen: true }))
    : remote;
}

/** Cleans a style sheet where it stands, and reads what a removed element would have fetched. */
function takeFromElement(element: Element): readonly RemoteReference[] {
  const address = (name: string) => element.getAttribute(name) ?? '';
  switch (element.localName) {
    case 'style': {
      const { css, addresses } = neutralCss(element.textContent);
      element.textContent = css;
      return addresses.filter(({ url }) => resourceReach(url) === 'remote');
    }
    case 'link':
      return /\bstylesheet\b/i.test(address('rel')) ? remotesAmong('style', [address('href')]) : [];
    case 'audio':
    case 'video':
      return remotesAmong('media', [address('src'), address('poster')]);
    case 'source':
      return remotesAmong('media', [address('src'), ...srcsetAddresses(address('srcset'))]);
    case 'input':
      return remotesAmong('image', [address('src')]);
    default:
      return [];
  }
}

/** What an attribute may stay as (`null`: it goes), and what it would have fetched. */
function safeAttribute(
  tag: string,
  name: string,
  value: string,
): { readonly value: string | null; readonly remote: readonly RemoteReference[] } {
  switch (name) {
    case 'style': {
      const { css, addresses } = neutralCss(value);
      return { value: css, remote: addresses.filter(({ url }) => resourceReach(url) === 'remote') };
    }
    case 'href':
      return { value: tag === 'a' ? linkTarget(value) : null, remote: [] };
    case 'src':
      return tag === 'img' && resourceReach(value) === 'inline'
        ? { value: value.trim().replace(/^data:/i, 'data:'), remote: [] }
        : { value: null, remote: tag === 'img' ? remotesAmong('image', [value]) : [] };
    case 'background':
      return { value: null, remote: remotesAmong('image', [value]) };
    case 'srcset':
      return {
        value: null,
        remote: tag === 'img' ? remotesAmong('image', srcsetAddresses(value)) : [],
      };
    default:
      return { value, remote: [] };
  }
}

function countRemoved(entries: typeof DOMPurify.removed): readonly Removed[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}

function nameOf(entry: (typeof DOMPurify.removed)[number]): string | null {
  const isElement = 'element' in entry;
  const name = isElement ? entry.element.nodeName.toLowerCase() : entry.attribute?.name;
  if (name === undefined || droppedQuietly.has(name) || /^(?:data-|aria-|xmlns:|\w+:)/.test(name)) {
    return null;
  }
  return isElement ? `<${name}>` : name;
}

function readLinks(root: HTMLElement): readonly Link[] {
  return [...root.querySelectorAll('a[href]')].map((anchor) => {
    const shown = anchor.textContent.replace(/\s+/g, ' ').trim();
    const alt = anchor.querySelector('img[alt]')?.getAttribute('alt')?.trim() ?? '';
    return {
      text: (shown || alt).slice(0, linkTextLimit),
      href: anchor.getAttribute('href') ?? '',
    };
  });
}

/** Puts the charset, the viewport and the white paper before everything the message says. */
function layOnPaper(root: HTMLElement): void {
  const { ownerDocument } = root;
  const charset = ownerDocument.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const viewport = ownerDocument.createElement('meta');
  viewport.setAttribute('name', 'viewport');
  viewport.setAttribute('content', 'width=device-width, initial-scale=1');
  const style = ownerDocument.createElement('style');
  style.textContent = paperStyle;
  root.querySelector('head')?.prepend(charset, viewport, style);
}

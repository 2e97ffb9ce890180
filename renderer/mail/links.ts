import { bounds } from '../../shared/bounds.ts';
import { linkWarnings } from './link-warnings.ts';
import type { Link, Sanitized } from './sanitized.ts';
import { cutText } from '../../shared/cut-text.ts';

/** Nodes of a link that are read for its text. */
const maxNodes = 200;

/**
 * The links of a sanitized mail, in document order, including those of image maps but not those to a fragment of the
 * mail.
 */
export function readLinks(root: HTMLElement): Pick<Sanitized, 'links' | 'linkCount'> {
  const links: Link[] = [];
  let linkCount = 0;
  for (const link of root.querySelectorAll('a[href], area[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) continue;
    linkCount += 1;
    if (links.length >= bounds.mailLinks.entries) continue;
    const text = link.localName === 'area' ? areaText(link) : linkText(link);
    links.push({ text, href, warnings: linkWarnings(text, href) });
  }
  return { links, linkCount };
}

function areaText(area: Element): string {
  return normalText(area.getAttribute('alt') ?? area.getAttribute('title') ?? '');
}

/**
 * The visible text of a link, or the alternative text of its first image. Links may be nested, so only a limited part of
 * each is read.
 */
function linkText(link: Element): string {
  const walker = link.ownerDocument.createTreeWalker(
    link,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  let shown = '';
  let alt = '';
  const maxCharacters = 10 * bounds.mailLinkText.characters;
  for (let nodes = 0; nodes < maxNodes && shown.length < maxCharacters; nodes += 1) {
    const node = walker.nextNode();
    if (node === null) break;
    if (node instanceof Text) shown += node.data.slice(0, maxCharacters);
    else if (node instanceof Element && node.localName === 'img')
      alt ||= normalText(node.getAttribute('alt') ?? '');
  }
  return normalText(shown) || alt;
}

/** Collapses blanks and cuts the text. */
function normalText(text: string): string {
  return cutText(text.replace(/\s+/g, ' ').trim(), bounds.mailLinkText.characters);
}

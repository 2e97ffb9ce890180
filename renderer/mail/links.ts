import { bounds } from '../../shared/bounds.ts';
import { linkWarnings } from './link-warnings.ts';
import type { Link, Sanitized } from './sanitized.ts';
import { cutText } from '../../shared/cut-text.ts';

/** Nodes of a link that are looked at for its words. */
const maxNodes = 200;

/** The links of a sanitized mail, in its order: those of its text and those of its image maps. What leads to a place within the mail is none. */
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
  return words(area.getAttribute('alt') ?? area.getAttribute('title') ?? '');
}

/** What a reader sees of a link, or the alternative text of its first picture. Links may hold each other, so that each is read for a bounded stretch. */
function linkText(link: Element): string {
  const walker = link.ownerDocument.createTreeWalker(
    link,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  let shown = '';
  let alt = '';
  const enough = 10 * bounds.mailLinkText.characters;
  for (let nodes = 0; nodes < maxNodes && shown.length < enough; nodes += 1) {
    const node = walker.nextNode();
    if (node === null) break;
    if (node instanceof Text) shown += node.data.slice(0, enough);
    else if (node instanceof Element && node.localName === 'img')
      alt ||= words(node.getAttribute('alt') ?? '');
  }
  return words(shown) || alt;
}

/** Blanks collapsed, cut. */
function words(text: string): string {
  return cutText(text.replace(/\s+/g, ' ').trim(), bounds.mailLinkText.characters);
}

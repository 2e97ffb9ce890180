import { linkMarks } from './link-marks.ts';
import type { Link, Sanitized } from './sanitized.ts';
import { listLimit } from './sanitized.ts';

/** Characters of a link's text that are worth showing. */
const linkTextLimit = 200;

/** The links of a sanitized mail, in its order. */
export function readLinks(root: HTMLElement): Pick<Sanitized, 'links' | 'linkCount'> {
  const anchors = [...root.querySelectorAll('a[href]')];
  const links = anchors.slice(0, listLimit).map((anchor): Link => {
    const shown = anchor.textContent.replace(/\s+/g, ' ').trim();
    const alt = anchor.querySelector('img[alt]')?.getAttribute('alt')?.trim() ?? '';
    const text = (shown || alt).slice(0, linkTextLimit);
    const href = anchor.getAttribute('href') ?? '';
    return { text, href, marks: linkMarks(text, href) };
  });
  return { links, linkCount: anchors.length };
}

import DOMPurify from 'dompurify';
import { allowedAttributes, allowedTags } from './html-allowed.ts';
import { attributeValue, prepareElement } from './elements.ts';
import { createFallbacks } from './fallbacks.ts';
import { createFindings, type MailFindings } from './findings.ts';
import { readLinks } from './links.ts';
import { addDefaultStyles } from './default-styles.ts';
import type { Loaded } from './remote.ts';
import type { Sanitized } from './sanitized.ts';
import { attributeRemovalReason, elementRemovalReason } from './removal-reasons.ts';

const tags: ReadonlySet<string> = new Set(allowedTags);
const attributes: ReadonlySet<string> = new Set(allowedAttributes);
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/**
 * The one door for a sender's HTML. It parses the whole document without running or fetching any
 * of it, keeps what `allowed.ts` and `css-allowed.ts` name, takes away every address that a reader would
 * fetch, and notes what it took. Its answer is made for the sandboxed mail frame and nothing else.
 *
 * @param html any text; this blocks until it is done.
 * @param loaded what the user asked to be fetched, shown in its place.
 */
export function sanitize(html: string, loaded: Loaded): Sanitized {
  const findings = createFindings(loaded);
  const fallbacks = createFallbacks();
  const root = purify(html, findings, fallbacks.take);
  for (const { place, html: inner } of fallbacks.list()) {
    // A frame within that one shows nothing.
    place.replaceWith(contentOf(purify(inner, findings, () => true)));
  }
  const links = readLinks(root);
  addDefaultStyles(root);
  return {
    html: `<!doctype html>\n${root.outerHTML}`,
    removed: findings.removed(),
    ...findings.remote(),
    ...links,
    cidCount: findings.cidCount(),
  };
}

/** What stands in the head and the body of a document. */
function contentOf(root: HTMLElement): DocumentFragment {
  const content = document.createDocumentFragment();
  for (const part of [...root.children])
    while (part.firstChild !== null) content.append(part.firstChild);
  return content;
}

/** @param takeFallback sees each element before it is judged. */
function purify(
  html: string,
  findings: MailFindings,
  takeFallback: (element: Element) => boolean,
): HTMLElement {
  /** Attributes whose going was noted on the way. */
  const noted = new WeakMap<Node, Set<string>>();
  DOMPurify.removeAllHooks();
  DOMPurify.addHook('uponSanitizeElement', (node) => {
    if (!(node instanceof Element)) return;
    prepareElement(node, findings);
    if (!takeFallback(node))
      findings.remove({ what: 'element', name: node.localName, why: 'too-much' });
  });
  DOMPurify.addHook('uponSanitizeAttribute', (element, attribute) => {
    const { attrName: name } = attribute;
    if (!attributes.has(name)) return;
    const value = attributeValue(element.localName, name, attribute.attrValue, findings);
    if (value !== null) {
      attribute.attrValue = value;
      return;
    }
    attribute.keepAttr = false;
    const names = noted.get(element) ?? new Set();
    noted.set(element, names.add(name));
  });

  const root = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...allowedTags],
    ALLOWED_ATTR: [...allowedAttributes],
    // Their values are checked by `attributeValue`, more strictly.
    ADD_URI_SAFE_ATTR: ['background', 'media', 'usemap'],
    // Names are those of places for links and styles: no script runs where they could stand for anything else.
    SANITIZE_DOM: false,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
  });
  if (!(root instanceof HTMLElement)) throw new Error('A whole document was asked for.');
  for (const entry of DOMPurify.removed) {
    if ('element' in entry) recordRemovedNode(entry.element, findings);
    else if (entry.attribute) {
      const name = entry.attribute.name.toLowerCase();
      if (noted.get(entry.from)?.has(name)) continue;
      findings.remove({ what: 'attribute', name, why: attributeRemovalReason(name) });
    }
  }
  return root;
}

/** An element or a comment that DOMPurify took out. The style sheets of links were noted on the way. */
function recordRemovedNode(node: Node, findings: MailFindings): void {
  const name = own(node, 'nodeName').toLowerCase();
  if (!(node instanceof Element)) {
    findings.remove({ what: 'comment', name: name.replace('#', ''), why: 'unseen' });
    return;
  }
  if (name === 'link' && /\bstylesheet\b/i.test(node.getAttribute('rel') ?? '')) return;
  const foreign = own(node, 'namespaceURI') !== htmlNamespace;
  if (tags.has(name) && !foreign) {
    findings.remove({ what: 'element', name, why: 'parses' });
    return;
  }
  const refreshes = name === 'meta' && /refresh/i.test(node.getAttribute('http-equiv') ?? '');
  findings.remove({
    what: 'element',
    name,
    why: elementRemovalReason(refreshes ? 'meta refresh' : name, foreign),
  });
}

/** A property as the browser has it: the fields of a form may stand in its place. */
function own(node: Node, name: 'nodeName' | 'namespaceURI'): string {
  const home = name === 'nodeName' ? Node.prototype : Element.prototype;
  return String(Reflect.get(home, name, node));
}

import DOMPurify from 'dompurify';
import { allowedAttributes, allowedTags } from './html-allowed.ts';
import { attributeValue, prepareElement } from './elements.ts';
import { createFallbacks } from './fallbacks.ts';
import { createSanitizerContext, type SanitizerContext } from './sanitizer-context.ts';
import { readLinks } from './links.ts';
import { addDefaultStyles } from './default-styles.ts';
import type { Loaded } from './remote.ts';
import { markMatches } from './mark-matches.ts';
import type { FoundMail, Sanitized } from './sanitized.ts';
import type { FindRequest } from './sanitizer-messages.ts';
import { attributeStripReason, elementStripReason } from './strip-reasons.ts';

const tags: ReadonlySet<string> = new Set(allowedTags);
const attributes: ReadonlySet<string> = new Set(allowedAttributes);
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/**
 * Sanitizes a sender's HTML; no other code of the window parses it. It parses the whole document without running or fetching
 * anything, keeps only what `html-allowed.ts` and `css-allowed.ts` list, removes every address that would be fetched, and
 * records what it stripped. Use the result only in the sandboxed mail frame.
 *
 * @param html any text. Blocks until it is done.
 * @param loaded the fetched content, which is inserted.
 */
export function sanitize(html: string, loaded: Loaded): Sanitized {
  const { root, context } = clean(html, loaded);
  const links = readLinks(root);
  addDefaultStyles(root);
  return {
    html: documentOf(root),
    stripped: context.stripped(),
    ...context.remote(),
    ...links,
    cidCount: context.cidCount(),
  };
}

/**
 * Sanitizes in the same way, and marks a text: in the tree that is the result, before it is written as HTML once. So
 * a mark can't make a parser read the rest in another way.
 */
export function sanitizeAndMark({ html, loaded, wanted, limit }: FindRequest): FoundMail {
  const { root } = clean(html, loaded);
  const marked = markMatches(root, wanted, limit);
  addDefaultStyles(root);
  return { html: documentOf(root), ...marked };
}

function clean(html: string, loaded: Loaded): { root: HTMLElement; context: SanitizerContext } {
  const context = createSanitizerContext(loaded);
  const fallbacks = createFallbacks();
  const root = purify(html, context, fallbacks.collect);
  for (const { placeholder, html: inner } of fallbacks.list()) {
    // Frames within that HTML are not shown.
    placeholder.replaceWith(contentOf(purify(inner, context, () => true)));
  }
  return { root, context };
}

function documentOf(root: HTMLElement): string {
  return `<!doctype html>\n${root.outerHTML}`;
}

/** Moves the content of the head and the body of a document into a fragment. */
function contentOf(root: HTMLElement): DocumentFragment {
  const content = document.createDocumentFragment();
  for (const part of [...root.children])
    while (part.firstChild !== null) content.append(part.firstChild);
  return content;
}

/** @param collectFallback is called with each element before it is checked; `false` strips it as over the limit. */
function purify(
  html: string,
  context: SanitizerContext,
  collectFallback: (element: Element) => boolean,
): HTMLElement {
  /** Attributes that `attributeValue` has already recorded as stripped. */
  const recorded = new WeakMap<Node, Set<string>>();
  DOMPurify.removeAllHooks();
  DOMPurify.addHook('uponSanitizeElement', (node) => {
    if (!(node instanceof Element)) return;
    prepareElement(node, context);
    if (!collectFallback(node))
      context.recordStripped({ what: 'element', name: node.localName, why: 'over-limit' });
  });
  DOMPurify.addHook('uponSanitizeAttribute', (element, attribute) => {
    const { attrName: name } = attribute;
    if (!attributes.has(name)) return;
    const value = attributeValue(element.localName, name, attribute.attrValue, context);
    if (value !== null) {
      attribute.attrValue = value;
      return;
    }
    attribute.keepAttr = false;
    const names = recorded.get(element) ?? new Set();
    recorded.set(element, names.add(name));
  });

  const root = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...allowedTags],
    ALLOWED_ATTR: [...allowedAttributes],
    // Their values are checked by `attributeValue`, more strictly.
    ADD_URI_SAFE_ATTR: ['background', 'media', 'usemap'],
    // This would prevent DOM clobbering, which needs scripts; here names only serve links and styles.
    SANITIZE_DOM: false,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
  });
  if (!(root instanceof HTMLElement)) throw new Error('DOMPurify returned no document.');
  for (const entry of DOMPurify.removed) {
    if ('element' in entry) recordStrippedNode(entry.element, context);
    else if (entry.attribute) {
      const name = entry.attribute.name.toLowerCase();
      if (recorded.get(entry.from)?.has(name)) continue;
      context.recordStripped({ what: 'attribute', name, why: attributeStripReason(name) });
    }
  }
  return root;
}

/**
 * Records an element or a comment that DOMPurify removed, unless it is a linked style sheet, which is recorded
 * already.
 */
function recordStrippedNode(node: Node, context: SanitizerContext): void {
  const name = realProperty(node, 'nodeName').toLowerCase();
  if (!(node instanceof Element)) {
    context.recordStripped({ what: 'comment', name: name.replace('#', ''), why: 'not-rendered' });
    return;
  }
  if (name === 'link' && /\bstylesheet\b/i.test(node.getAttribute('rel') ?? '')) return;
  const foreign = realProperty(node, 'namespaceURI') !== htmlNamespace;
  if (tags.has(name) && !foreign) {
    context.recordStripped({ what: 'element', name, why: 'parser-differential' });
    return;
  }
  const refreshes = name === 'meta' && /refresh/i.test(node.getAttribute('http-equiv') ?? '');
  context.recordStripped({
    what: 'element',
    name,
    why: elementStripReason(refreshes ? 'meta refresh' : name, foreign),
  });
}

/** The real value of a property: in a form, a field of that name shadows it. */
function realProperty(node: Node, name: 'nodeName' | 'namespaceURI'): string {
  const home = name === 'nodeName' ? Node.prototype : Element.prototype;
  return String(Reflect.get(home, name, node));
}

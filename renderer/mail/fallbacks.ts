import { bounds } from '../../shared/bounds.ts';

/** The fallback HTML of a frame, and the empty element that it will replace. */
interface Fallback {
  readonly placeholder: Element;
  readonly html: string;
}

/**
 * Elements whose content is parsed as plain text, although it is HTML for programs that show no such frames (HTML 4.01,
 * section 16.4). The mail frame shows none.
 */
const fallbackElements: ReadonlySet<string> = new Set(['iframe', 'noframes', 'noembed']);

/** Collects the fallback HTML of frames. It is the sender's, so it must be sanitized too. */
export function createFallbacks(): {
  /** Records the fallback HTML of an element that will be removed. @returns `false` when there are too many. */
  readonly collect: (element: Element) => boolean;
  readonly list: () => readonly Fallback[];
} {
  const fallbacks: Fallback[] = [];
  return {
    collect: (element) => {
      if (!fallbackElements.has(element.localName)) return true;
      const html = element.textContent;
      if (!/\S/.test(html)) return true;
      if (fallbacks.length >= bounds.mailFallbacks.entries) return false;
      const placeholder = document.createElement('span');
      element.after(placeholder);
      fallbacks.push({ placeholder, html });
      return true;
    },
    list: () => fallbacks,
  };
}

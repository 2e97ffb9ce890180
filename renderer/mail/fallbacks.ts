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
const framed: ReadonlySet<string> = new Set(['iframe', 'noframes', 'noembed']);

/** Collects the fallback HTML of frames. It is the sender's, so it must be sanitized too. */
export function createFallbacks(): {
  /** Records the fallback HTML of an element that will be removed. @returns `false` when there are too many. */
  readonly take: (element: Element) => boolean;
  readonly list: () => readonly Fallback[];
} {
  const found: Fallback[] = [];
  return {
    take: (element) => {
      if (!framed.has(element.localName)) return true;
      const html = element.textContent;
      if (!/\S/.test(html)) return true;
      if (found.length >= bounds.mailFallbacks.entries) return false;
      const placeholder = document.createElement('span');
      element.after(placeholder);
      found.push({ placeholder, html });
      return true;
    },
    list: () => found,
  };
}

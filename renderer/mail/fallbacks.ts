import { bounds } from '../../shared/bounds.ts';

/** A place in a mail where the text of a frame will stand. */
interface Fallback {
  readonly place: Element;
  readonly html: string;
}

/**
 * Elements whose content a parser takes for plain text, although it is HTML for programs that show no such frames
 * (HTML 4.01, section 16.4). The mail frame is such a program.
 */
const framed: ReadonlySet<string> = new Set(['iframe', 'noframes', 'noembed']);

/** Collects what frames hold for programs without frames. It is HTML from the sender, and sanitized as such. */
export function createFallbacks(): {
  /** Marks the place of an element that goes. @returns `false` when there are too many of them. */
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
      const place = document.createElement('span');
      element.after(place);
      found.push({ place, html });
      return true;
    },
    list: () => found,
  };
}

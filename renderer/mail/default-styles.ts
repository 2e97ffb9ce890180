import { hasDarkRules } from './colour-scheme.ts';

/**
 * The paper that a message is laid on, whatever the theme of the window: mail is written for white.
 * It comes first in the document, so that the message's own styles win. The root has no background of ours: a body's
 * covers the whole paper then, as its readers see it (CSS Backgrounds 3, section 2.11.2).
 */
const defaultStyle = `
:root { color-scheme: light; }
body { margin: 16px; color: #111; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
pre { white-space: pre-wrap; }
img { max-width: 100%; }
img:not([src]) { display: inline-block; overflow: hidden; font-size: 12px; color: #666;
  background: #f2f2f2; outline: 1px dashed #c4c4c4; outline-offset: -1px; }
`;

/** The paper for a reader who has it dark, under a message that knows of such readers. */
const defaultDarkStyle = `
@media (prefers-color-scheme: dark) {
:root { color-scheme: dark; }
body { color: #e7e8ea; }
img:not([src]) { color: #a3a6ae; background: #25272b; outline-color: #4a4d55; }
}
`;

/** Puts the charset, the viewport and the paper before everything the message says. */
export function addDefaultStyles(root: HTMLElement): void {
  const { ownerDocument } = root;
  const charset = ownerDocument.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const viewport = ownerDocument.createElement('meta');
  viewport.setAttribute('name', 'viewport');
  viewport.setAttribute('content', 'width=device-width, initial-scale=1');
  const knowsDark = [...root.querySelectorAll('style')].some(
    ({ media, textContent }) => hasDarkRules(media) || hasDarkRules(textContent),
  );
  const style = ownerDocument.createElement('style');
  style.textContent = knowsDark ? defaultStyle + defaultDarkStyle : defaultStyle;
  root.querySelector('head')?.prepend(charset, viewport, style);
}

import { hasDarkRules } from './colour-scheme.ts';

/**
 * The default styles of a mail: light, whatever the theme of the window, since mails are designed for white. They come first, so that
 * the mail's own styles override them. They set no background on the root: so a background of the body covers the whole frame, as in
 * other clients (CSS Backgrounds 3, section 2.11.2).
 */
const defaultStyle = `
:root { color-scheme: light; }
body { margin: 16px; color: #111; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
pre { white-space: pre-wrap; }
img { max-width: 100%; }
img:not([src]) { display: inline-block; overflow: hidden; font-size: 12px; color: #666;
  background: #f2f2f2; outline: 1px dashed #c4c4c4; outline-offset: -1px; }
`;

/** The default styles in dark mode, for a mail that has dark styles of its own. */
const defaultDarkStyle = `
@media (prefers-color-scheme: dark) {
:root { color-scheme: dark; }
body { color: #e7e8ea; }
img:not([src]) { color: #a3a6ae; background: #25272b; outline-color: #4a4d55; }
}
`;

/** Inserts the charset, the viewport and the default styles at the start of the head. */
export function addDefaultStyles(root: HTMLElement): void {
  const { ownerDocument } = root;
  const charset = ownerDocument.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const viewport = ownerDocument.createElement('meta');
  viewport.setAttribute('name', 'viewport');
  viewport.setAttribute('content', 'width=device-width, initial-scale=1');
  const hasDarkStyles = [...root.querySelectorAll('style')].some(
    ({ media, textContent }) => hasDarkRules(media) || hasDarkRules(textContent),
  );
  const style = ownerDocument.createElement('style');
  style.textContent = hasDarkStyles ? defaultStyle + defaultDarkStyle : defaultStyle;
  root.querySelector('head')?.prepend(charset, viewport, style);
}

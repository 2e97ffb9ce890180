/**
 * The paper that a message is laid on, whatever the theme of the window: mail is written for white.
 * It comes first in the document, so that the message's own styles win.
 */
export const paperStyle = `
:root { color-scheme: light; background: #fff; }
body { margin: 16px; color: #111; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
pre { white-space: pre-wrap; }
img { max-width: 100%; }
img:not([src]) { display: inline-block; overflow: hidden; font-size: 12px; color: #666;
  background: #f2f2f2; outline: 1px dashed #c4c4c4; outline-offset: -1px; }
`;

/** Puts the charset, the viewport and the white paper before everything the message says. */
export function layOnPaper(root: HTMLElement): void {
  const { ownerDocument } = root;
  const charset = ownerDocument.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const viewport = ownerDocument.createElement('meta');
  viewport.setAttribute('name', 'viewport');
  viewport.setAttribute('content', 'width=device-width, initial-scale=1');
  const style = ownerDocument.createElement('style');
  style.textContent = paperStyle;
  root.querySelector('head')?.prepend(charset, viewport, style);
}

import type { WebContents } from 'electron';

/** Between a click and the navigation that it causes. */
const gestureMs = 1000;

/**
 * Remembers when the user last clicked or pressed a key in a page or its frames. Electron does not say whether
 * a navigation had a user gesture; these two events come from the browser process, where no page can make them up.
 *
 * @returns whether that was a moment ago. One gesture answers once.
 */
export function noteGestures(contents: WebContents): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  contents.on('before-mouse-event', (_event, { type }) => {
    if (type === 'mouseDown' || type === 'mouseUp') last = performance.now();
  });
  contents.on('before-input-event', (_event, { type }) => {
    if (type === 'keyDown') last = performance.now();
  });
  return () => {
    const recent = performance.now() - last < gestureMs;
    last = Number.NEGATIVE_INFINITY;
    return recent;
  };
}

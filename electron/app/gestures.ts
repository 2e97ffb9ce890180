import type { WebContents } from 'electron';

/** The time within which a click causes a navigation. Milliseconds. */
const gestureMs = 1000;

/**
 * Tracks when the user last clicked or pressed a key in a page or its frames. Electron does not say whether a
 * navigation had a user gesture; these two events come from the browser process, where no page can fake them.
 *
 * @returns whether there was a gesture within the last second. It is `true` once for each gesture.
 */
export function trackGestures(contents: WebContents): () => boolean {
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

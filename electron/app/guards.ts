import type { Session, WebContents } from 'electron';
import { app } from 'electron';
import { trackGestures } from './gestures.ts';

/** What the window's own session may load. Everything else, the whole network, is cancelled. */
const ownSchemes = new Set([
  'app:',
  'mail:',
  'sanitizer:',
  'preview:',
  'data:',
  'blob:',
  'devtools:',
]);

/** Denies every permission and device, cancels every request that leaves the app, and refuses downloads. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !ownSchemes.has(new URL(url).protocol) }),
  );
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Prevents popups, navigation and webviews in every page.
 *
 * @param askAboutLink called with a link that the user clicked inside a mail.
 */
export function guardContents(askAboutLink: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    guardFrames(contents, askAboutLink);
  });
}

/** The schemes that the main frame may load into a frame. */
const frameSchemes = new Set(['mail:', 'sanitizer:', 'preview:']);

/**
 * The main frame never navigates. It alone may load a staged mail, the sanitizer or the PDF viewer into a frame. A
 * navigation that a frame starts itself is prevented; when the user clicked for it, the user is asked about the link.
 */
function guardFrames(contents: WebContents, askAboutLink: (url: string) => void): void {
  const userJustActed = trackGestures(contents);
  contents.on('will-frame-navigate', (event) => {
    const byWindow = event.initiator === contents.mainFrame;
    if (byWindow && !event.isMainFrame && frameSchemes.has(new URL(event.url).protocol)) return;
    event.preventDefault();
    if (!byWindow && !event.isMainFrame && userJustActed()) askAboutLink(event.url);
  });
}

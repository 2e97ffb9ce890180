import type { Session, WebContents } from 'electron';
import { app } from 'electron';
import { noteGestures } from './gestures.ts';

/** What the window's own session may load. The rest, the whole network, is cancelled. */
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
 * Keeps every page where it is: no popups, no navigation, no webviews.
 *
 * @param askAboutLink hears of a link that a user followed inside a mail.
 */
export function guardContents(askAboutLink: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    guardFrames(contents, askAboutLink);
  });
}

/** What the main frame may show in a frame. */
const framed = new Set(['mail:', 'sanitizer:', 'preview:']);

/**
 * The main frame goes nowhere. A frame below it may be set to a staged mail, the sanitizer or the reader of PDFs, by the main frame only; whatever it wants
 * itself is prevented, and becomes a question when a user's hand was in it.
 */
function guardFrames(contents: WebContents, askAboutLink: (url: string) => void): void {
  const userJustActed = noteGestures(contents);
  contents.on('will-frame-navigate', (event) => {
    const byWindow = event.initiator === contents.mainFrame;
    if (byWindow && !event.isMainFrame && framed.has(new URL(event.url).protocol)) return;
    event.preventDefault();
    if (!byWindow && !event.isMainFrame && userJustActed()) askAboutLink(event.url);
  });
}

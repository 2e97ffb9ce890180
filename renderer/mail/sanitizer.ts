import type { Loaded } from './remote.ts';
import type { FoundMail, Sanitized } from './sanitized.ts';
import type { FindRequest, SanitizerResponse, SanitizerRequest } from './sanitizer-messages.ts';

/** Milliseconds after which an idle page is closed. */
const idleMs = 60_000;

/** Milliseconds that drawing an SVG may take. */
const drawingMs = 5_000;

/** A frame with the sanitizer page; `ready` resolves when the page has loaded. */
interface SanitizerPage {
  readonly frame: HTMLIFrameElement;
  readonly ready: Promise<unknown>;
}

let idlePage: SanitizerPage | null = null;
let closeTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sanitizes an e-mail's HTML in a frame that has its own process, so the window stays responsive and never parses a
 * sender's HTML. The frame is reused for the next mail; after a failure it is removed, with its process.
 *
 * @param signal aborts the work.
 * @returns rejects with the signal's reason, or when the parser fails.
 */
export function sanitizeInFrame(
  html: string,
  loaded: Loaded,
  signal: AbortSignal,
): Promise<Sanitized> {
  return requestInFrame<Sanitized>({ is: 'mail', html, loaded }, signal);
}

/** Sanitizes an e-mail in the same way, and marks a text in it. @param signal aborts the work. */
export function findInFrame(request: FindRequest, signal: AbortSignal): Promise<FoundMail> {
  return requestInFrame<FoundMail>({ is: 'find', ...request }, signal);
}

/**
 * Converts an SVG to a PNG in the same frame, because a few lines of SVG can take hours to draw.
 *
 * @param data its `data:` address.
 * @returns the `data:` address of a PNG; `null` when the SVG can't be drawn in time.
 */
export function drawSvgInFrame(data: string): Promise<string | null> {
  return requestInFrame<string | null>({ is: 'svg', data }, AbortSignal.timeout(drawingMs)).catch(
    () => null,
  );
}

async function requestInFrame<Value>(
  request: SanitizerRequest,
  signal: AbortSignal,
): Promise<Value> {
  signal.throwIfAborted();
  const page = idlePage ?? openPage();
  idlePage = null;
  clearTimeout(closeTimer);
  try {
    const response = await send<Value>(page, request, signal);
    makeIdle(page);
    if (!response.ok) throw new Error(response.error);
    return response.value;
  } finally {
    if (idlePage !== page) page.frame.remove();
  }
}

function send<Value>(page: SanitizerPage, request: SanitizerRequest, signal: AbortSignal) {
  const { port1, port2 } = new MessageChannel();
  return new Promise<SanitizerResponse<Value>>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    port1.addEventListener('message', ({ data }: MessageEvent<SanitizerResponse<Value>>) =>
      resolve(data),
    );
    port1.start();
    // An opaque origin can't be a target origin. The frame contains our page or nothing.
    void page.ready.then(() => page.frame.contentWindow?.postMessage(request, '*', [port2]));
  }).finally(() => port1.close());
}

function openPage(): SanitizerPage {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.src = 'sanitizer://hookscope/';
  const ready = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  return { frame, ready };
}

/** Makes a page available to the next request, unless one is already. */
function makeIdle(page: SanitizerPage): void {
  if (idlePage !== null) return;
  idlePage = page;
  closeTimer = setTimeout(() => {
    page.frame.remove();
    idlePage = null;
  }, idleMs);
}

import type { Loaded } from './remote.ts';
import type { Sanitized } from './sanitized.ts';
import type { SanitizerResponse, SanitizerRequest } from './sanitizer-messages.ts';

/** Milliseconds after which a page that has nothing to do is closed. */
const idleMs = 60_000;

/** Milliseconds that an SVG may take to be drawn. */
const drawingMs = 5_000;

/** A page that sanitizes, and whether it listens yet. */
interface SanitizerPage {
  readonly frame: HTMLIFrameElement;
  readonly ready: Promise<unknown>;
}

let waiting: SanitizerPage | null = null;
let closing: ReturnType<typeof setTimeout> | undefined;

/**
 * Has an e-mail's HTML sanitized in a frame whose process is not the window's: the window answers meanwhile, and never
 * parses what a sender wrote. One page serves mail after mail; one that is asked in vain is thrown away with its process.
 *
 * @param signal ends the work.
 * @returns rejects with the signal's reason, or when no parser survives the HTML.
 */
export function sanitizeInFrame(
  html: string,
  loaded: Loaded,
  signal: AbortSignal,
): Promise<Sanitized> {
  return requestFromFrame<Sanitized>({ is: 'mail', html, loaded }, signal);
}

/**
 * Has an SVG drawn to pixels in that same process: a few lines of it can keep a drawing busy for hours.
 *
 * @param data its `data:` address.
 * @returns that of a PNG; `null` when it can't be drawn, or not in time.
 */
export function drawSvgInFrame(data: string): Promise<string | null> {
  return requestFromFrame<string | null>({ is: 'svg', data }, AbortSignal.timeout(drawingMs)).catch(
    () => null,
  );
}

async function requestFromFrame<Value>(
  question: SanitizerRequest,
  signal: AbortSignal,
): Promise<Value> {
  signal.throwIfAborted();
  const page = waiting ?? openPage();
  waiting = null;
  clearTimeout(closing);
  try {
    const answer = await ask<Value>(page, question, signal);
    keep(page);
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  } finally {
    if (waiting !== page) page.frame.remove();
  }
}

function ask<Value>(page: SanitizerPage, question: SanitizerRequest, signal: AbortSignal) {
  const { port1, port2 } = new MessageChannel();
  return new Promise<SanitizerResponse<Value>>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    port1.addEventListener('message', ({ data }: MessageEvent<SanitizerResponse<Value>>) =>
      resolve(data),
    );
    port1.start();
    // An opaque origin can't be named. The frame holds our page or none.
    void page.ready.then(() => page.frame.contentWindow?.postMessage(question, '*', [port2]));
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

/** Keeps a page for the next mail; a second one is not needed. */
function keep(page: SanitizerPage): void {
  if (waiting !== null) return;
  waiting = page;
  closing = setTimeout(() => {
    page.frame.remove();
    waiting = null;
  }, idleMs);
}

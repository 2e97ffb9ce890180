import type { Debugger, Session, WebContents } from 'electron';
import { BrowserWindow } from 'electron';

/** How long a mail may take to draw. */
const drawTimeoutMs = 15_000;

/** Pixels of a picture's side: the most that Chromium draws in one piece. */
const maxSide = 16_000;

/** The size of the hidden window. A picture is as high as its mail, but no lower than this. */
const viewport = { width: 800, height: 200 };

export interface DrawnPicture {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
  readonly cut: boolean;
}

/** A staged mail took too long to draw, or its process ended. */
export class NotDrawn extends Error {}

/**
 * Prints a staged mail on paper, backgrounds included.
 *
 * @param session must reach staged mails and nothing else.
 */
export function drawPdf(
  session: Session,
  address: string,
  pageSize: 'A4' | 'Letter',
): Promise<Buffer> {
  return withMail(session, address, (contents) =>
    contents.printToPDF({ pageSize, printBackground: true }),
  );
}

/**
 * Takes a picture of a staged mail in its whole height, at twice the resolution unless it is too high for that.
 *
 * @param look `width` in CSS pixels; `dark` applies the mail's own rules for dark.
 */
export function drawPicture(
  session: Session,
  address: string,
  look: { readonly width: number; readonly dark: boolean },
): Promise<DrawnPicture> {
  return withMail(session, address, async ({ debugger: devtools }) => {
    devtools.attach('1.3');
    await resize(devtools, look.width, viewport.height, 1);
    await devtools.sendCommand('Emulation.setScrollbarsHidden', { hidden: true });
    await devtools.sendCommand('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: look.dark ? 'dark' : 'light' }],
    });
    const whole = await contentHeight(devtools);
    const height = Math.min(whole, maxSide);
    const scale = height * 2 <= maxSide ? 2 : 1;
    await resize(devtools, look.width, viewport.height, scale);
    const { data } = (await devtools.sendCommand('Page.captureScreenshot', {
      format: 'png',
      captureBeyondViewport: true,
      clip: { x: 0, y: 0, width: look.width, height, scale: 1 },
    })) as { data: string };
    const png = Buffer.from(data, 'base64');
    return { png, width: look.width * scale, height: height * scale, cut: whole > height };
  });
}

function resize(
  devtools: Debugger,
  width: number,
  height: number,
  deviceScaleFactor: number,
): Promise<unknown> {
  const size = { width, height, deviceScaleFactor, mobile: false };
  return devtools.sendCommand('Emulation.setDeviceMetricsOverride', size);
}

async function contentHeight(devtools: Debugger): Promise<number> {
  const { cssContentSize } = (await devtools.sendCommand('Page.getLayoutMetrics')) as {
    cssContentSize: { height: number };
  };
  return Math.max(1, Math.ceil(cssContentSize.height));
}

/** Loads a staged mail into a hidden window: no script, no preload, a session without a network, the mail's own policy. */
async function withMail<T>(
  session: Session,
  address: string,
  work: (contents: WebContents) => Promise<T>,
): Promise<T> {
  const window = new BrowserWindow({
    ...viewport,
    show: false,
    focusable: false,
    skipTaskbar: true,
    webPreferences: {
      session,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A hidden window draws only when it renders offscreen.
      offscreen: true,
    },
  });
  const { webContents } = window;
  let timer: NodeJS.Timeout | undefined;
  const failure = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new NotDrawn(`not within ${drawTimeoutMs / 1000} s`)),
      drawTimeoutMs,
    );
    webContents.once('render-process-gone', (_event, { reason }) => reject(new NotDrawn(reason)));
  });
  try {
    return await Promise.race([window.loadURL(address).then(() => work(webContents)), failure]);
  } finally {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
  }
}

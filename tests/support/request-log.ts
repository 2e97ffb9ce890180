import type { ElectronApplication } from 'playwright-core';

/** What the app serves itself. */
const own = ['app:', 'mail:', 'sanitizer:', 'data:', 'blob:', 'devtools:'];

/** Has the app's session note each request that gets as far as to it, the cancelled ones too. */
export async function logRequests(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ session }, schemes) => {
    const log: string[] = [];
    Object.assign(globalThis, { requestLog: log });
    const { webRequest } = session.defaultSession;
    const note = ({ url }: { url: string }) => {
      if (!schemes.includes(new URL(url).protocol)) log.push(url);
    };
    webRequest.onErrorOccurred(note);
    webRequest.onCompleted(note);
    webRequest.onSendHeaders(note);
  }, own);
}

export function requestLog(electron: ElectronApplication): Promise<string[]> {
  return electron.evaluate(() => (globalThis as unknown as { requestLog: string[] }).requestLog);
}

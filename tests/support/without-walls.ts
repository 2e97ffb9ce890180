import { createServer } from 'node:http';
import type { ElectronApplication } from 'playwright-core';
import type { HostileBody } from './hostile-html.ts';
import { onLoopback } from './loopback.ts';
import { until } from './until.ts';

/**
 * Shows bodies as a careless program would: as pages, with scripts and a network, in the same browser. Those that
 * only weigh much are left out, for they would keep the others waiting.
 *
 * @param make gives the bodies, aimed at the origin that serves them.
 * @returns the paths of those that ran a script or fetched something, once they are enough.
 */
export async function showWithoutWalls(
  electron: ElectronApplication,
  make: (origin: string) => readonly HostileBody[],
  isEnough: (acted: ReadonlySet<string>) => boolean,
): Promise<ReadonlySet<string>> {
  const acted = new Set<string>();
  const bodies = new Map<string, string>();
  const server = createServer(({ url = '' }, response) => {
    const body = bodies.get(url.replace('/body', ''));
    if (url !== '/' && body === undefined) acted.add(`/${url.split('/')[1] ?? ''}`);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(url === '/' ? framesOf(bodies.keys()) : (body ?? ''));
  });
  const { port, close } = await onLoopback(server);
  const origin = `http://127.0.0.1:${port}`;
  for (const { technique, path, html } of make(origin))
    if (technique !== 'weight') bodies.set(path, html);
  try {
    await electron.evaluate(async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ webPreferences: { partition: 'without-walls' } });
      window.webContents.removeAllListeners('will-frame-navigate');
      await window.loadURL(address).catch(() => {});
    }, `${origin}/`);
    await until(() => isEnough(acted), 60_000);
    return acted;
  } finally {
    await electron.evaluate(({ BrowserWindow }, address) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().startsWith(address)) window.destroy();
    }, origin);
    await close();
  }
}

function framesOf(paths: Iterable<string>): string {
  return [...paths].map((path) => `<iframe src="/body${path}"></iframe>`).join('');
}

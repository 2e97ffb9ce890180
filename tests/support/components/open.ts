import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { onLoopback } from '../loopback.ts';
import { emptyApp } from '../shared-app.ts';

export interface ComponentPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/**
 * Opens `page.tsx` in a window of the shared app: the window's components in the browser engine in which they ship,
 * with real keys, pointers and focus, and nothing around them.
 */
export async function openComponents(): Promise<ComponentPage> {
  const [script, styles] = await bundle();
  const server = createServer(({ url }, response) => {
    if (url === '/page.js') response.setHeader('Content-Type', 'text/javascript').end(script);
    else if (url === '/page.css') response.setHeader('Content-Type', 'text/css').end(styles);
    else response.setHeader('Content-Type', 'text/html').end(html);
  });
  const { port, close } = await onLoopback(server);
  const { app } = await emptyApp();
  const opening = app.electron().waitForEvent('window');
  await app.electron().evaluate(async ({ BrowserWindow }, address) => {
    const window = new BrowserWindow({ webPreferences: { partition: 'components' } });
    await window.loadURL(address);
  }, `http://127.0.0.1:${port}/`);
  const page = await opening;
  page.setDefaultTimeout(30_000);
  return {
    page,
    close: async () => {
      await page.close();
      await close();
    },
  };
}

const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Components</title>
  <link rel="stylesheet" href="page.css">
  <body><script type="module" src="page.js"></script></body>
</html>`;

async function bundle(): Promise<readonly [script: string, styles: string]> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.tsx', import.meta.url))],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  });
  const textOf = (ending: string) =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return [textOf('.js'), textOf('.css')];
}

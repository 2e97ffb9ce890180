import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { appOrigin } from './origins.ts';
import { serveScheme } from './serve-scheme.ts';

/** The only files that are served: the frame's page and the assets of the window's build. */
const served = /^\/(pdf\/index\.html|assets\/[\w-][\w.-]*\.(?:js|css))$/;

const mediaTypes = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
} as const;

/**
 * Only our own scripts, no network, no worker, no origin: a PDF that takes over its viewer controls a process with
 * nothing else in it. Modules need the CORS header, because to an opaque origin its own files are cross-origin.
 */
const headers = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src blob: data:',
    'font-src blob: data:',
    'sandbox allow-scripts',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${appOrigin}`,
  ].join('; '),
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
} as const;

/**
 * Serves the frame that draws PDFs as `preview://pdf/…`: static files, never a sender's bytes.
 *
 * @param folder the window's build.
 */
export function servePreviewScheme(folder: string): void {
  serveScheme(protocol, 'preview', async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const [, file] = served.exec(pathname) ?? [];
    const bytes =
      method === 'GET' && host === 'pdf' && file !== undefined
        ? await readFile(join(folder, file)).catch(() => null)
        : null;
    if (bytes === null || file === undefined) return { status: 404, headers, body: null };
    const type = mediaTypes[file.slice(file.lastIndexOf('.') + 1) as keyof typeof mediaTypes];
    return { status: 200, headers: { ...headers, 'Content-Type': type }, body: bytes };
  });
}

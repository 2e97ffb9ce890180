import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { appOrigin, sanitizerOrigin } from './origins.ts';
import { serveScheme, type SchemeAnswer } from './serve-scheme.ts';

/** Scripts of the window's build. */
const script = /^\/assets\/[-\w.]+\.js$/;

/** The page may run our script, turn strings into HTML by DOMPurify and draw an SVG. It has no network and shows nothing. */
const headers = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `script-src ${sanitizerOrigin}`,
    // Styles of mails are parsed here but never shown. A refusal would fill the console.
    "style-src 'unsafe-inline'",
    // SVGs are drawn to pixels here.
    'img-src data:',
    'sandbox allow-scripts',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${appOrigin}`,
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'no-store',
  // The page's origin is opaque, so its own script is cross-origin.
  'Access-Control-Allow-Origin': '*',
} as const;

/**
 * Serves the page that sanitizes mail as `sanitizer://hookscope/`: a frame of the window, in a process of its own.
 *
 * @param folder the window's build.
 */
export function serveSanitizerScheme(folder: string): void {
  serveScheme(protocol, 'sanitizer', async ({ url, method }) => {
    const { origin, pathname } = addressOf(url);
    const file = pathname === '/' ? 'sanitizer.html' : script.exec(pathname)?.[0];
    if (method !== 'GET' || origin !== sanitizerOrigin || file === undefined) return notFound();
    const bytes = await readFile(join(folder, file)).catch(() => null);
    if (bytes === null) return notFound();
    const mediaType = file.endsWith('.js') ? 'text/javascript' : 'text/html';
    return {
      status: 200,
      headers: { ...headers, 'Content-Type': `${mediaType}; charset=utf-8` },
      body: bytes,
    };
  });
}

function addressOf(url: string): { origin: string; pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(url);
  return { origin: `${scheme}//${host}`, pathname };
}

function notFound(): SchemeAnswer {
  return { status: 404, headers, body: null };
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { fileFor } from './app-file.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the window's own files, and nothing else, as `app://hookscope/…`. */
export function serveAppScheme(folder: string): void {
  protocol.handle('app', (request) => answer(folder, request));
}

async function answer(folder: string, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? fileFor(folder, request.url) : null;
  const mediaType = file === null ? undefined : mediaTypes[extname(file)];
  if (file === null || mediaType === undefined) return notFound();
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return notFound();

  const nonce = randomBytes(16).toString('base64');
  const body = extname(file) === '.html' ? withNonce(bytes.toString('utf8'), nonce) : bytes;
  return new Response(new Uint8Array(Buffer.from(body)), {
    headers: { ...headersOf(nonce), 'Content-Type': mediaType },
  });
}

/**
 * Libraries that write a `<style>` element (CodeMirror, react-remove-scroll) need a nonce. They read it from the same
 * `meta` element as Vite. The policy accepts it for styles alone.
 */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

/**
 * The window's policy. `frame-src` allows every scheme that a link in a mail may have, because Chromium checks a parent's
 * `frame-src` before Electron's `will-frame-navigate`: a refusal would show an error page in the frame instead of
 * the question about the link. `guards.ts` prevents the navigation itself. `blob:` images are attachments that the user opened.
 */
function headersOf(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    'frame-src mail: sanitizer: preview: http: https: mailto: tel:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}

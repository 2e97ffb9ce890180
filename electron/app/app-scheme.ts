import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { fileFor } from './app-file.ts';
import { serveScheme, type SchemeAnswer, type SchemeRequest } from './serve-scheme.ts';

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

/** The languages in which a page begins (BCP 47): the window's, and the system's. */
export interface PageLocales {
  readonly locale: string;
  readonly systemLocale: string;
}

/** Serves the window's own files, and nothing else, as `app://hookscope/…`. */
export function serveAppScheme(folder: string, locales: () => PageLocales): void {
  serveScheme(protocol, 'app', (request) => answer(folder, request, locales));
}

async function answer(
  folder: string,
  request: SchemeRequest,
  locales: () => PageLocales,
): Promise<SchemeAnswer> {
  const file = request.method === 'GET' ? fileFor(folder, request.url) : null;
  const mediaType = file === null ? undefined : mediaTypes[extname(file)];
  if (file === null || mediaType === undefined) return notFound();
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return notFound();

  const nonce = randomBytes(16).toString('base64');
  const isPage = extname(file) === '.html';
  const body = isPage ? withLocales(withNonce(bytes.toString('utf8'), nonce), locales()) : bytes;
  return { status: 200, headers: { ...headersOf(nonce), 'Content-Type': mediaType }, body };
}

/**
 * Libraries that write a `<style>` element (CodeMirror, react-remove-scroll) need a nonce. They read it from the same
 * `meta` element as Vite. The policy accepts it for styles alone.
 */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

/** So the page loads its texts without asking for its language first. */
function withLocales(html: string, { locale, systemLocale }: PageLocales): string {
  return html.replace(
    '<html lang="en">',
    `<html lang="${plain(locale)}" data-system-locale="${plain(systemLocale)}">`,
  );
}

/** Letters, digits and hyphens, which every locale consists of. */
function plain(locale: string): string {
  return locale.replaceAll(/[^\w-]/g, '');
}

/**
 * The window's policy. `frame-src` allows every scheme that a link in a mail may have, because Chromium checks a parent's
 * `frame-src` before Electron's `will-frame-navigate`: a refusal would show an error page in the frame instead of
 * the question about the link. `guards.ts` prevents the navigation itself. `blob:` images are attachments that the user opened.
 *
 * There is no `Cross-Origin-Opener-Policy`: the window has no opener and opens nothing (`guards.ts`), and with that header
 * Chromium starts a second process for the page once it answers, and ends the first.
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
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

function notFound(): SchemeAnswer {
  return { status: 404, headers: {}, body: null };
}

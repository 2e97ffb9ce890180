import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { protocol } from 'electron';
import { fileFor } from './app-file.ts';
import { assetsIn, pageOf, type PageLocales } from './app-page.ts';
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

/** Serves the window's own files, and nothing else, as `app://hookscope/…`. */
export function serveAppScheme(folder: string, locales: () => PageLocales): void {
  /** What the page names, and its first picture needs. */
  let named: ReadonlySet<string> = new Set();

  async function answer({ method, url }: SchemeRequest): Promise<SchemeAnswer> {
    const file = method === 'GET' ? fileFor(folder, url) : null;
    const mediaType = file === null ? undefined : mediaTypes[extname(file)];
    if (file === null || mediaType === undefined) return notFound();
    const isPage = extname(file) === '.html';
    const isFirst = isPage || named.has(basename(file));
    const bytes = isFirst ? readNow(file) : await readFile(file).catch(() => null);
    if (bytes === null) return notFound();

    const nonce = randomBytes(16).toString('base64');
    const headers = { ...headersOf(nonce), 'Content-Type': mediaType };
    if (!isPage) return { status: 200, headers, body: bytes };
    const body = pageOf(bytes.toString('utf8'), { folder, nonce, ...locales() });
    named = new Set(assetsIn(body));
    return { status: 200, headers, body };
  }

  serveScheme(protocol, 'app', answer);
}

/**
 * A promise would read a file in four steps of Node's thread pool, and wait for this process before each of them, while it
 * opens the window. None of these files takes more than a millisecond.
 *
 * @returns `null` when it can't be read.
 */
function readNow(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
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

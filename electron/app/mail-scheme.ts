import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { appOrigin } from './origin.ts';

/** How many mails stay valid: those of the last few details looked at. */
const kept = 8;

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    'img-src data:',
    'font-src data:',
    "style-src 'unsafe-inline'",
    'sandbox',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${appOrigin}`,
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'no-store',
} as const;

/**
 * Serves staged mails as `mail://ID/`, under a policy of their own: inline styles, no script, no network, no origin.
 *
 * @returns `stage`, which keeps sanitized HTML and gives the address it is served at.
 */
export function serveMailScheme(): (html: string) => string {
  const mails = new Map<string, string>();

  protocol.handle('mail', (request) => {
    const { host, pathname } = new URL(request.url);
    const html = request.method === 'GET' && pathname === '/' ? mails.get(host) : undefined;
    return html === undefined
      ? new Response(null, { status: 404, headers })
      : new Response(html, { headers });
  });

  return (html) => {
    const id = randomBytes(16).toString('hex');
    mails.set(id, html);
    for (const oldest of [...mails.keys()].slice(0, -kept)) mails.delete(oldest);
    return `mail://${id}/`;
  };
}

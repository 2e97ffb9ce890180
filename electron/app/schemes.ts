import { protocol } from 'electron';

/** Makes `app:`, `mail:`, `sanitizer:` and `preview:` known to Chromium; it hears of schemes once, before it is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true } as const;
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    { scheme: 'mail', privileges },
    // These pages have no origin, so that their scripts come by CORS.
    { scheme: 'sanitizer', privileges: { ...privileges, corsEnabled: true } },
    { scheme: 'preview', privileges: { ...privileges, corsEnabled: true } },
  ]);
}

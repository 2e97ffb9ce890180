import { protocol } from 'electron';

/** Makes `app:`, `mail:` and `sanitizer:` known to Chromium; it hears of schemes once, before it is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true } as const;
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    { scheme: 'mail', privileges },
    // Its page has no origin, so that its script comes by CORS.
    { scheme: 'sanitizer', privileges: { ...privileges, corsEnabled: true } },
  ]);
}

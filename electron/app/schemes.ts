import { protocol } from 'electron';

/** Makes `app:`, `mail:`, `sanitizer:` and `preview:` known to Chromium; that is possible only before the app is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true } as const;
  protocol.registerSchemesAsPrivileged([
    // V8 keeps the compiled code of the window's scripts between starts.
    { scheme: 'app', privileges: { ...privileges, codeCache: true } },
    { scheme: 'mail', privileges },
    // These pages have an opaque origin, so their scripts are loaded by CORS.
    { scheme: 'sanitizer', privileges: { ...privileges, corsEnabled: true } },
    { scheme: 'preview', privileges: { ...privileges, corsEnabled: true } },
  ]);
}

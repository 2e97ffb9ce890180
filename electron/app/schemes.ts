import { protocol } from 'electron';

/** Makes `app:` and `mail:` known to Chromium; it hears of schemes once, before it is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true } as const;
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    { scheme: 'mail', privileges },
  ]);
}

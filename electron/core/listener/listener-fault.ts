import type { ListenerFault } from '../../../shared/state.ts';

/** The system's code of an error, such as `EADDRINUSE`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Why an address can't be had: a word that the window knows, and the system's own words. */
export function listenerFault(error: unknown): { fault: ListenerFault; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return { fault: 'port-taken', detail };
    case 'EACCES':
    case 'EPERM':
      return { fault: 'permission-denied', detail };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return { fault: 'address-unavailable', detail };
    default:
      return { fault: 'unknown', detail };
  }
}

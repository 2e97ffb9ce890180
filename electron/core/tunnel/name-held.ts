import { setTimeout as wait } from 'node:timers/promises';
import type { Result } from '../../../shared/result.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';
import { askForGrant, type Grant } from './grant.ts';

/** A server holds a name for about a second after its last socket went, also for whoever had it. Milliseconds. */
const heldMs = 1_200;
const tries = 3;

/** After so long what is granted is taken: a slow server leaves no time to ask again. Milliseconds. */
const patienceMs = 3_000;

/**
 * Asks for a name, and asks again while another is granted: after a restart the name is still held
 * for us. What is granted last is taken, be it another name.
 */
export async function askUntilGranted(
  host: string,
  subdomain: string | null,
  giveUp: AbortSignal,
): Promise<Result<Grant, TunnelFault>> {
  const started = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const asked = await askForGrant(host, subdomain, giveUp);
    const other = asked.ok && subdomain !== null && asked.value.name !== subdomain;
    const late = performance.now() - started > patienceMs;
    if (!other || late || attempt === tries) return asked;
    await wait(heldMs, undefined, { signal: giveUp }).catch(() => undefined);
  }
}

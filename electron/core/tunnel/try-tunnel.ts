import type { TunnelTrial } from '../../../shared/fixed-address.ts';
import type { ProbeFault, TunnelState } from '../../../shared/tunnel.ts';
import { createTunnelSupervisor, type TunnelSupervisorOptions } from './supervisor.ts';
import type { Settings } from '../../../shared/settings.ts';

/** The outcome of opening a tunnel, before anything is kept. */
export type TunnelProof =
  | Exclude<TunnelTrial, { readonly is: 'kept' | 'invalid' | 'not-saved' | 'declined' | 'busy' }>
  | { readonly is: 'proved'; readonly url: string; readonly ms: number };

/** How long an open tunnel may take until a probe comes through: a new host name is not known everywhere at once. */
const proofWithinMs = 20_000;

/**
 * Opens a tunnel beside the present one, until a probe came through it or it is clear that none does, and closes it again.
 *
 * @param withinMs from its opening to the probe.
 */
export async function tryTunnel(
  settings: Settings['tunnel'],
  localPort: number,
  supervision: Omit<TunnelSupervisorOptions, 'onState' | 'onOpened'>,
  signal: AbortSignal,
  withinMs = proofWithinMs,
): Promise<TunnelProof> {
  const { promise, resolve } = Promise.withResolvers<TunnelProof>();
  let open: { readonly url: string; fault: ProbeFault | null; detail: string } | null = null;
  let timer: NodeJS.Timeout | undefined;

  const notThrough = () => open && resolve({ is: 'not-through', ...open });
  const onState = (state: TunnelState) => {
    if (state.is === 'failed') {
      // Given up because nothing came through: what the last probe met says more.
      if (state.fault === 'unproven' && open !== null) return notThrough();
      const { fault, detail, host } = state;
      return resolve({ is: 'failed', fault, detail, host });
    }
    if (!('probe' in state)) return undefined;
    timer ??= setTimeout(notThrough, withinMs);
    const outcome = state.probe?.outcome;
    if (outcome?.ok === true) return resolve({ is: 'proved', url: state.url, ms: outcome.ms });
    open = { url: state.url, fault: outcome?.fault ?? null, detail: outcome?.detail ?? '' };
    return undefined;
  };
  const stop = () => resolve({ is: 'stopped' });
  signal.addEventListener('abort', stop);
  const supervisor = createTunnelSupervisor({ ...supervision, onState });
  if (signal.aborted) stop();
  else void supervisor.open(settings, localPort);
  const proof = await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
  await supervisor.close();
  return proof;
}

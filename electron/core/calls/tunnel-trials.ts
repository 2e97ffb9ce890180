import { settingsSchema, withChange, type Settings } from '../../../shared/settings.ts';
import type { TunnelTrial } from '../../../shared/fixed-address.ts';
import type { Core } from '../core.ts';
import { changeSettings } from './change-settings.ts';

/** The tunnel that is being tried, by core: one at a time. */
const running = new WeakMap<Core, AbortController>();

/** Tries a tunnel, and keeps its settings only when a probe comes through. */
export async function keepWhenProved(
  core: Core,
  change: Partial<Settings['tunnel']>,
): Promise<TunnelTrial> {
  const wanted = settingsSchema.safeParse(withChange(core.settings.current(), { tunnel: change }));
  if (!wanted.success)
    return { is: 'invalid', detail: wanted.error.issues[0]?.path.join('.') ?? '' };
  if (running.has(core)) return { is: 'busy' };
  const stop = new AbortController();
  running.set(core, stop);
  try {
    const proof = await core.tunnel.tryOut(wanted.data.tunnel, stop.signal);
    if (proof.is !== 'proved') return proof;
    const kept = changeSettings(core, { tunnel: change });
    if (!kept.ok) return { is: kept.fault, detail: kept.detail };
    return { is: 'kept', url: proof.url, ms: proof.ms };
  } finally {
    running.delete(core);
  }
}

/** Stops the tunnel that is being tried, and forgets the outcome of the last one. */
export function stopTrial(core: Core): void {
  core.tunnel.forgetTrial();
  running.get(core)?.abort();
}

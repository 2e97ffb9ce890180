import type { Settings } from '../../../shared/settings.ts';
import { openLocaltunnel } from './localtunnel.ts';
import type { OpenTunnel } from './tunnel.ts';

/** The kinds of tunnel that a user may choose; `null` is none at all. */
export const tunnelKinds: Readonly<Record<Settings['tunnel']['kind'], OpenTunnel | null>> = {
  localtunnel: openLocaltunnel,
  none: null,
};

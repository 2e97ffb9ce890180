import { withoutEnd } from '../../../shared/without-ends.ts';
import type { OpenTunnel, TunnelCarrier } from './tunnel.ts';

/** Opens nothing. Whether the address leads here is found out by a probe. */
const openAddress: OpenTunnel = async ({ address: given }) =>
  given === null
    ? { ok: false, fault: 'no-address', detail: '' }
    : {
        ok: true,
        value: {
          url: withoutQuery(given),
          name: null,
          ended: new Promise(() => undefined),
          close: () => Promise.resolve(),
        },
      };

function withoutQuery(given: string): string {
  const url = new URL(given);
  url.search = '';
  url.hash = '';
  return withoutEnd(url.href, /\//);
}

/**
 * A public address of the user's own: a reverse proxy, or a tunnel that they run themselves. Its requests arrive at the
 * local listener and are recorded as local, because what carried them is not known.
 */
export const address: TunnelCarrier = {
  open: openAddress,
  host: (settings) => settings.address ?? '',
  deadlineMs: 1_000,
  listener: () => 'local',
  reopens: false,
};

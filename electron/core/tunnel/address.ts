import type { OpenTunnel } from './tunnel.ts';
import { withoutEnd } from '../../../shared/without-ends.ts';

/**
 * A public address that the user has already: a reverse proxy, a tunnel of their own. Nothing is
 * opened; whether it leads here is for the proof to say. Its requests come by the local door, and
 * are kept as local: what carried them is not known.
 */
export const openAddress: OpenTunnel = async ({ address }) =>
  address === null
    ? { ok: false, fault: 'no-address', detail: '' }
    : {
        ok: true,
        value: {
          url: withoutQuery(address),
          name: null,
          ended: new Promise(() => undefined),
          close: () => Promise.resolve(),
        },
      };

function withoutQuery(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return withoutEnd(url.href, /\//);
}

import { bridge } from '../bridge.ts';
import { inBackground } from './failures.ts';
import { showRefusedLink } from './failures.ts';

/** Opens an address outside the app after the user confirms it. If no program opens it, the window says so. */
export function openLink(address: string): void {
  inBackground(
    bridge.call('link.open', address).then((outcome) => {
      if (outcome === 'refused') showRefusedLink(address);
    }),
  );
}

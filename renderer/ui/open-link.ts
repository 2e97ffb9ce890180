import { bridge } from '../bridge.ts';
import { inBackground } from './failures.ts';
import { showRefusedLink } from './failures.ts';

/** Opens an address outside the app, after the question that shows where it leads. One that nothing opens is said. */
export function openLink(address: string): void {
  inBackground(
    bridge.call('link.open', address).then((outcome) => {
      if (outcome === 'refused') showRefusedLink(address);
    }),
  );
}

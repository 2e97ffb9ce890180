import { bridge } from '../bridge.ts';
import { doing } from './doing.ts';
import { tellRefused } from './troubles.ts';

/** Opens an address outside the app, after the question that shows where it leads. One that nothing opens is said. */
export function openLink(address: string): void {
  doing(
    bridge.call('link.open', address).then((outcome) => {
      if (outcome === 'refused') tellRefused(address);
    }),
  );
}

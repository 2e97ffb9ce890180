import { powerMonitor } from 'electron';
import type { Inspector } from './inspector-process.ts';

/** After a sleep the tunnel may look open and be dead: the inspector then tests it. */
export function tellWoke(inspector: Inspector): void {
  const tell = () => {
    // While it is down there is no tunnel to test.
    void inspector.call('tunnel.wake').catch(() => undefined);
  };
  powerMonitor.on('resume', tell);
  powerMonitor.on('unlock-screen', tell);
}

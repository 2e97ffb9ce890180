import type { Destination, DestinationState } from '../../shared/destinations.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { destinationOf } from './destination.ts';
import { exchange } from './raw-socket.ts';
import type { Receiver } from './receiver.ts';
import { post } from './rules.ts';
import { runCore, type RunningCore } from './running-core.ts';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

/** Pauses that a test can wait for. */
export const quickTiming = { firstPauseMs: 20, longestPauseMs: 60, retryPauseMs: 10 };

/** A core that forwards to one destination on loopback. */
export function forwardTo(
  { port }: Pick<Receiver, 'port'>,
  change: Partial<Destination> = {},
  more: SettingsChange = {},
  dataDir: string = tempDir(),
): Promise<RunningCore> {
  const settings = { destinations: [destinationOf(port, change)], ...more };
  return runCore(settings, dataDir, { forwardTiming: quickTiming });
}

/** Changes the stored destinations. Those that a core was started with would override them. */
export function setDestinations({ core }: RunningCore, ...destinations: Destination[]): void {
  core.settings.change({ destinations });
  core.settingsChanged();
}

/** Posts JSON to the Delivery URL, and waits for the reply. */
export async function sendTo({ port }: Pick<RunningCore, 'port'>, body: string): Promise<void> {
  await exchange(port, post(body, 'Connection: close\r\n'));
}

export function bodiesOf({ seen }: Receiver): readonly string[] {
  return seen.map(({ body }) => body);
}

/** The state of a destination, by its place in the settings. */
export function stateOf({ core }: RunningCore, at = 0): DestinationState {
  const state = core.state().destinations[at];
  if (state === undefined) throw new Error(`There is no destination ${at}.`);
  return state;
}

export function untilIs(running: RunningCore, is: DestinationState['is']): Promise<true> {
  return until(() => stateOf(running).is === is);
}

/** The dispatches of a request, once there is one and none is open. */
export function endedOf({ core }: RunningCore, id: number): Promise<readonly Dispatch[]> {
  return until(() => {
    const all = core.store.dispatches.of(id);
    const isOpen = all.some(({ outcome }) => ['waiting', 'sending'].includes(outcome.is));
    return all.length > 0 && !isOpen && all;
  });
}

import { networkInterfaces } from 'node:os';

/** How often it is looked, in milliseconds. */
const everyMs = 5_000;

/** A timer that comes so much too late has slept. */
const sleptMs = 10_000;

/**
 * Notices that the machine slept or that its own addresses changed, also where there is no window and
 * nobody tells us.
 *
 * @returns ends it.
 */
export function watchMachine(onWoke: () => void): () => void {
  let seen = Date.now();
  let addresses = ownAddresses();
  const timer = setInterval(() => {
    const now = Date.now();
    const slept = now - seen > everyMs + sleptMs;
    const before = addresses;
    seen = now;
    addresses = ownAddresses();
    if (slept || addresses !== before) onWoke();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function ownAddresses(): string {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join();
}

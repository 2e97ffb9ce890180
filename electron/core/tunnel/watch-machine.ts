import { networkInterfaces } from 'node:os';

/** Milliseconds between two checks. Each of them wakes an idle computer. */
const everyMs = 30_000;

/** A timer that fires this many milliseconds too late was suspended with the machine. */
const sleptMs = 10_000;

/**
 * Notices that the machine slept or that its own addresses changed. Electron's power events reach only the app with a
 * window, and know nothing of addresses.
 *
 * @returns stops watching.
 */
export function watchMachine(onResumed: () => void): () => void {
  let seen = Date.now();
  let addresses = ownAddresses();
  const timer = setInterval(() => {
    const now = Date.now();
    const slept = now - seen > everyMs + sleptMs;
    const before = addresses;
    seen = now;
    addresses = ownAddresses();
    if (slept || addresses !== before) onResumed();
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

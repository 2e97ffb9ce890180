let waiting: (() => void)[] = [];

/**
 * Calls `run` once the packets that have arrived by now are parsed, at the end of this turn of the event loop. One
 * `setImmediate` serves all requests of a turn.
 */
export function afterPackets(run: () => void): void {
  if (waiting.length === 0) setImmediate(runAll);
  waiting.push(run);
}

function runAll(): void {
  const all = waiting;
  waiting = [];
  for (const run of all) run();
}

/**
 * Aborted at SIGINT, SIGTERM, or when the reader of stdout has closed it. Once it is, later signals are ignored: npm forwards
 * the one that a terminal sends to the whole process group, and what has begun to stop must complete.
 *
 * @param host aborted when the app that runs the command wants it to stop. The signals are then for the app, which asks the
 *   user first.
 */
export function stopAt(
  closed: AbortSignal,
  host: AbortSignal | null = null,
): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  const signals = host === null ? (['SIGINT', 'SIGTERM'] as const) : [];
  for (const name of signals) process.on(name, stop);
  const wishes = host === null ? [closed] : [closed, host];
  for (const wish of wishes) {
    wish.addEventListener('abort', stop);
    if (wish.aborted) stop();
  }
  return {
    signal: stopped.signal,
    release: () => {
      if (!stopped.signal.aborted) for (const name of signals) process.off(name, stop);
      for (const wish of wishes) wish.removeEventListener('abort', stop);
    },
  };
}

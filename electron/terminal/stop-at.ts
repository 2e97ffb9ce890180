/**
 * Aborted at SIGINT, SIGTERM, or when the reader of stdout has closed it. Once it is, later signals are ignored: npm forwards
 * the one that a terminal sends to the whole process group, and what has begun to stop must complete.
 */
export function stopAt(closed: AbortSignal): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, stop);
  closed.addEventListener('abort', stop);
  return {
    signal: stopped.signal,
    release: () => {
      if (!stopped.signal.aborted) for (const name of signals) process.off(name, stop);
      closed.removeEventListener('abort', stop);
    },
  };
}

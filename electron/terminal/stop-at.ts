/** Aborted at SIGINT, SIGTERM, or when the reader of stdout has closed it. */
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
      for (const name of signals) process.off(name, stop);
      closed.removeEventListener('abort', stop);
    },
  };
}

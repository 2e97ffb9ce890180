/**
 * Runs something that can be given up.
 *
 * @param ms when it is, in milliseconds.
 * @param stop when it is as well.
 */
export async function withDeadline<T>(
  ms: number,
  stop: AbortSignal,
  run: (giveUp: AbortSignal) => Promise<T>,
): Promise<T> {
  const giveUp = new AbortController();
  const abort = () => giveUp.abort();
  if (stop.aborted) abort();
  stop.addEventListener('abort', abort);
  const timer = setTimeout(abort, ms);
  try {
    return await run(giveUp.signal);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', abort);
  }
}

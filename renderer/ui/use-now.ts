import { useEffect, useState } from 'react';

/** The current time in milliseconds since 1970, updated every few seconds. */
export function useNow(everyMs = 5000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => repeatWhileVisible(() => setNow(Date.now()), everyMs), [everyMs]);
  return now;
}

/** Whole seconds since a moment (milliseconds since 1970), updated every second. */
export function useSecondsSince(since: number): number {
  const [now, setNow] = useState(since);
  useEffect(() => repeatWhileVisible(() => setNow(Date.now()), 1000), [since]);
  return Math.max(0, Math.floor((now - since) / 1000));
}

/**
 * Runs something now and again and again while the window can be seen: a hidden window must let the processor rest.
 *
 * @returns ends it.
 */
function repeatWhileVisible(run: () => void, everyMs: number): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const onVisibility = () => {
    clearInterval(timer);
    if (document.visibilityState !== 'visible') return;
    run();
    timer = setInterval(run, everyMs);
  };
  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

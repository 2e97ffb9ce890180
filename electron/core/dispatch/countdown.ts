import type { DispatchFault } from '../../../shared/dispatches.ts';

type OnEnd = (fault: DispatchFault, detail: string) => void;

/** The time that one sending has, for all of its redirects together. It also ends when the caller stops the sending. */
export interface Countdown {
  /** Calls `end` when the time is over or the sending is stopped, at once when it already is. @returns stops waiting. */
  readonly onEnd: (end: OnEnd) => () => void;
  readonly clear: () => void;
}

export function startCountdown(timeoutMs: number, signal: AbortSignal | undefined): Countdown {
  let ended: Parameters<OnEnd> | null = null;
  const waiting = new Set<OnEnd>();

  const endWith = (...reason: Parameters<OnEnd>) => {
    if (ended !== null) return;
    ended = reason;
    for (const end of waiting) end(...reason);
  };
  const stop = () => endWith('stopped', 'It was stopped.');
  const timer = setTimeout(
    () => endWith('timeout', `No whole answer came within ${timeoutMs / 1000} s.`),
    timeoutMs,
  );
  if (signal?.aborted === true) stop();
  else signal?.addEventListener('abort', stop);

  return {
    onEnd: (end) => {
      if (ended !== null) end(...ended);
      else waiting.add(end);
      return () => void waiting.delete(end);
    },
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    },
  };
}

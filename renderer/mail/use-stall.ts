import { useEffect } from 'react';

/** Milliseconds between two checks. */
const intervalMs = 500;

/**
 * Milliseconds without a frame that count as a stall. Checks are counted, not time, so sleep of the machine does not
 * count.
 */
const stallMs = 5_000;

/**
 * Watches whether the window still gets animation frames. The GPU process composites all frames together, so expensive nested effects
 * in a mail block the whole window, although the mail has its own process.
 *
 * @param watching whether to watch: only while the mail is shown with a time limit.
 * @param onStall is called once. Remove the frame then.
 */
export function useStall(watching: boolean, onStall: () => void): void {
  useEffect(() => {
    if (!watching) return undefined;
    let missedChecks = 0;
    let pendingFrame: number | null = null;
    const check = () => {
      // A hidden or unfocused window may get no frames either.
      if (pendingFrame === null || document.hidden || !document.hasFocus()) missedChecks = 0;
      else missedChecks += 1;
      if (missedChecks * intervalMs >= stallMs) {
        clearInterval(timer);
        onStall();
      }
      pendingFrame ??= requestAnimationFrame(() => {
        pendingFrame = null;
      });
    };
    const timer = setInterval(check, intervalMs);
    return () => {
      clearInterval(timer);
      if (pendingFrame !== null) cancelAnimationFrame(pendingFrame);
    };
  }, [watching, onStall]);
}

import { useEffect } from 'react';

/** Milliseconds between two looks. */
const intervalMs = 500;

/** Milliseconds that the window may go without a frame, counted in looks: a machine that slept missed none. */
const stallMs = 5_000;

/**
 * Watches whether the window still gets frames to draw. What is on screen is put together for all processes in one
 * place, so effects that weigh much there, nested deep enough, would hold up the whole window from another process.
 *
 * @param watching only while the mail is shown and its reader was not told.
 * @param onStall is told once. The frame should go then.
 */
export function useStall(watching: boolean, onStall: () => void): void {
  useEffect(() => {
    if (!watching) return undefined;
    let missed = 0;
    let asked: number | null = null;
    const look = () => {
      // A window that nobody looks at gets none either.
      if (asked === null || document.hidden || !document.hasFocus()) missed = 0;
      else missed += 1;
      if (missed * intervalMs >= stallMs) {
        clearInterval(timer);
        onStall();
      }
      asked ??= requestAnimationFrame(() => {
        asked = null;
      });
    };
    const timer = setInterval(look, intervalMs);
    return () => {
      clearInterval(timer);
      if (asked !== null) cancelAnimationFrame(asked);
    };
  }, [watching, onStall]);
}

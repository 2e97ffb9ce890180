import { useEffect } from 'react';
import { bridge } from '../bridge.ts';

/** The shortest time between two reloads of one request, however often the list changes. */
const pauseMs = 500;

/** Runs `reload` when the list has changed: at once, and then once per pause while it goes on changing. */
export function useListChanges(reload: () => void): void {
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | null = null;
    let isPending = false;
    function startPause() {
      pause = setTimeout(() => {
        pause = null;
        if (!isPending) return;
        isPending = false;
        reload();
        startPause();
      }, pauseMs);
    }
    const stop = bridge.on('list.changed', () => {
      if (pause !== null) {
        isPending = true;
        return;
      }
      reload();
      startPause();
    });
    return () => {
      stop();
      if (pause !== null) clearTimeout(pause);
    };
  }, [reload]);
}

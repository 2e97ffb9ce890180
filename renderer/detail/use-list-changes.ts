import { useEffect } from 'react';
import { bridge } from '../bridge.ts';

/** Between two questions about one request, however often the list changes. */
const restMs = 500;

/** Runs `again` when something in the list has changed: at once, and then no more often than it is worth. */
export function useListChanges(again: () => void): void {
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | null = null;
    let missed = false;
    function rest() {
      resting = setTimeout(() => {
        resting = null;
        if (!missed) return;
        missed = false;
        again();
        rest();
      }, restMs);
    }
    const stop = bridge.on('list.changed', () => {
      if (resting !== null) {
        missed = true;
        return;
      }
      again();
      rest();
    });
    return () => {
      stop();
      if (resting !== null) clearTimeout(resting);
    };
  }, [again]);
}

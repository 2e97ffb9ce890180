import { useEffect } from 'react';
import { textQuery } from '../../shared/text-query.ts';
import { bridge } from '../bridge.ts';
import { useWindow } from '../store/use-window.ts';

/** Searches for a text that was chosen in a context menu, anywhere in the window. */
export function useSearchRequests(): void {
  const setFilter = useWindow((state) => state.setFilter);
  useEffect(
    () =>
      bridge.on('search.requested', (selected) => {
        const text = textQuery(selected);
        if (text !== null) setFilter({ text, show: 'all' });
      }),
    [setFilter],
  );
}

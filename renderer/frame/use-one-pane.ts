import { useEffect } from 'react';
import { useWindowStore } from '../store/use-window.ts';
import { focusedPane } from './panes.ts';

/** CSS pixels of the window's width from which on there is room for the list and the detail side by side. */
const twoPanes = 1_000;

/** Tells the store whether there is room for one pane only; the pane with the focus is then the one that is shown. */
export function useOnePane(): void {
  const store = useWindowStore();
  useEffect(() => {
    const query = matchMedia(`(width < ${twoPanes}px)`);
    const update = () => {
      const { setOnePane, showPane } = store.getState();
      const focused = focusedPane();
      if (focused !== null)
        showPane(focused === 'detail' || focused === 'message' ? 'detail' : 'list');
      setOnePane(query.matches);
    };
    update();
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, [store]);
}

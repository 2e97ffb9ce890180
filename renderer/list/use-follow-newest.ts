import { useEffect, useRef, useState } from 'react';
import { useWindow, useWindowStore } from '../store/use-window.ts';
import type { WindowState } from '../store/window-store.ts';

/** Whether the list follows the newest request: `away` when the user moved on, and nothing is followed until they come back. */
export type Following = 'off' | 'on' | 'away';

/**
 * Selects the newest request as it arrives, if the settings say so. It waits while something else has the user's attention:
 * several selected requests, a dialog, a menu, an editor, or a text field. Moving to another row, or scrolling down,
 * ends it until the newest one is selected again.
 */
export function useFollowNewest(): Following {
  const store = useWindowStore();
  const isOn = useWindow(({ inspector }) => inspector?.settings.followNewest === true);
  const newest = useWindow(newestId);
  const top = useWindow((state) => state.view.top);
  const selected = useWindow((state) => state.selection.id);
  const isMany = useWindow((state) => state.many !== null);
  const [followed, setFollowed] = useState<number | null>(null);
  const isAway = top > 0 || (selected !== null && selected !== newest && selected !== followed);

  const follow = useRef(() => undefined as void);
  useEffect(() => {
    follow.current = () => {
      if (!isOn || isAway || isMany || newest === null || isOccupied()) return;
      if (selected !== newest) store.getState().selectAt(0);
      setFollowed(newest);
    };
    follow.current();
  }, [store, isOn, isAway, isMany, newest, selected]);

  // What had the attention gives the focus back when it goes.
  useEffect(() => {
    const retry = () => follow.current();
    document.addEventListener('focusin', retry);
    return () => document.removeEventListener('focusin', retry);
  }, []);

  if (!isOn) return 'off';
  return isAway ? 'away' : 'on';
}

/** The request in the first row, as far as that row belongs to the filter and is loaded. */
function newestId({ view, filter, shownFilter }: WindowState): number | null {
  return filter === shownFilter ? (view.rows.get(0)?.id ?? null) : null;
}

/** Whether the user is doing something that a change of the selection would disturb. */
function isOccupied(): boolean {
  if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null)
    return true;
  const { activeElement } = document;
  return (
    activeElement instanceof HTMLElement &&
    (activeElement.matches('input, textarea, select') || activeElement.isContentEditable)
  );
}

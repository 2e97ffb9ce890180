import { useCallback, useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useWindowStore } from '../store/use-window.ts';
import { focusPane } from './panes.ts';

/** What has the focus in the detail: the message, so that the keys that scroll scroll it, or the row of tabs. */
type MessagePlace = 'message' | 'tabs';

/**
 * Keeps the keyboard focus at a place in the detail while requests change there: what had it is gone with its request, and
 * what gets it is drawn later.
 *
 * @returns a function that moves the focus there, as soon as the place is drawn.
 */
export function useMessageFocus(
  detail: RefObject<HTMLElement | null>,
): (place: MessagePlace) => void {
  const store = useWindowStore();
  /** The place that is not drawn yet. */
  const wanted = useRef<MessagePlace | null>(null);

  const settle = useCallback(() => {
    const pane = detail.current;
    if (pane === null || wanted.current === null) return;
    // The request before is shown until the selected one is loaded.
    const shown = pane.querySelector<HTMLElement>('[data-request]')?.dataset['request'];
    if (shown !== undefined && shown !== String(store.getState().selection.id)) return;
    const focused = document.activeElement;
    const panel = pane.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden])');
    // The user has gone elsewhere meanwhile.
    if (focused !== document.body && focused !== pane && focused !== panel)
      return void (wanted.current = null);
    if (wanted.current === 'message') {
      // A mail comes after its tab.
      if (focusPane('message')) wanted.current = null;
      else {
        (panel ?? pane).focus();
        // Where the message is alone, these can't be focused, and a text is all that is shown.
        if (document.activeElement === document.body)
          pane.querySelector<HTMLElement>('.sms')?.focus();
      }
      return;
    }
    const tab = pane.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
    if (tab !== null) wanted.current = null;
    (tab ?? pane).focus();
  }, [detail, store]);

  useEffect(() => {
    const pane = detail.current;
    if (pane === null) return;
    const observer = new MutationObserver(settle);
    observer.observe(pane, { childList: true, subtree: true, attributeFilter: ['aria-busy'] });
    return () => observer.disconnect();
  }, [detail, settle]);

  return useCallback(
    (place) => {
      wanted.current = place;
      // What has just been hidden, or is about to go, would keep the focus until the next frame is drawn.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      detail.current?.focus();
      settle();
    },
    [detail, settle],
  );
}

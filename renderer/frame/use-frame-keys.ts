import { useCallback, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useWindowStore } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { isDialogOpen } from '../ui/keys.ts';
import { useShortcut } from '../ui/shortcuts.ts';
import { focusedPane, focusPane, panesFrom } from './panes.ts';
import type { PaneName } from './panes.ts';

interface FrameKeys {
  /** Shows the detail with the keyboard focus in it. */
  readonly openDetail: () => void;
  readonly backToList: () => void;
}

/** `MouseEvent.button` of the side buttons. */
const backButton = 3;
const forwardButton = 4;

/**
 * The keys that move between requests, parts of the window, and what was looked at.
 *
 * @param focusDetail moves the focus to a place in the detail, once it is drawn.
 */
export function useFrameKeys(focusDetail: (place: 'message' | 'tabs') => void): FrameKeys {
  const store = useWindowStore();
  /** How many requests one could go back to when the detail was opened in place of the list. */
  const depth = useRef(0);
  /** What had the focus before the message was shown alone. */
  const beforeReading = useRef<Element | null>(null);

  const openDetail = useCallback(() => {
    const { selection, showPane, visitSelected } = store.getState();
    if (selection.id === null) return;
    visitSelected();
    depth.current = store.getState().history.back.length;
    flushSync(() => showPane('detail'));
    focusDetail('message');
  }, [store, focusDetail]);

  const backToList = useCallback(() => {
    flushSync(() => store.getState().showPane('list'));
    focusPane('list');
  }, [store]);

  /** Leaves the message alone, or the detail, whichever is in front. */
  function leave() {
    const { isReading } = store.getState();
    if (isReading) toggleReading();
    else backToList();
  }

  function toggleReading() {
    const { isReading, setReading } = store.getState();
    if (!isReading) beforeReading.current = document.activeElement;
    flushSync(() => setReading(!isReading));
    const before = beforeReading.current;
    const isBefore = isReading && before instanceof HTMLElement && before !== document.body;
    if (isBefore) before.focus();
    if (!isBefore || document.activeElement !== before) focusDetail('message');
  }

  /** Selects another request. The focus stays at its place in the detail, although what has it goes. */
  async function step(by: number) {
    const pane = focusedPane();
    const isTab = document.activeElement?.getAttribute('role') === 'tab';
    const { selection, step: select } = store.getState();
    await select(by);
    if (store.getState().selection.id === selection.id) return;
    // What had the focus is gone once the other request is drawn.
    flushSync(() => undefined);
    if (pane === 'detail' || pane === 'message') focusDetail(isTab ? 'tabs' : 'message');
  }

  function goToPane(by: 1 | -1) {
    const { isReading, isOnePane, showPane, selection } = store.getState();
    const show = (name: PaneName) => {
      if (!isOnePane || name === 'address') return;
      flushSync(() => showPane(name === 'list' ? 'list' : 'detail'));
    };
    if (isReading) return void focusPane('message');
    for (const name of panesFrom(focusedPane(), by)) {
      if ((name === 'detail' || name === 'message') && selection.id === null && isOnePane) continue;
      show(name);
      if (focusPane(name)) return;
    }
  }

  function goBack() {
    const { isOnePane, isReading, pane, history, goBack: goBackInHistory } = store.getState();
    const isOpenedHere = history.back.length <= depth.current;
    if (isOnePane && !isReading && pane === 'detail' && isOpenedHere) return backToList();
    inBackground(goBackInHistory().then(showSelected));
  }

  function goForward() {
    const { isOnePane, pane, selection, goForward: goForwardInHistory } = store.getState();
    if (isOnePane && pane === 'list' && selection.id !== null) return openDetail();
    inBackground(goForwardInHistory().then(showSelected));
  }

  /** From the list, what one goes back to is shown in its place. */
  function showSelected() {
    const { isOnePane, pane } = store.getState();
    if (isOnePane && pane === 'list') openDetail();
  }

  useShortcut('nextRequest', () => inBackground(step(1)));
  useShortcut('previousRequest', () => inBackground(step(-1)));
  useShortcut('backToList', leave);
  useShortcut('readingMode', toggleReading);
  useShortcut('previousPane', () => goToPane(-1));
  useShortcut('nextPane', () => goToPane(1));
  useShortcut('goBack', goBack);
  useShortcut('goForward', goForward);
  useSideButtons(goBack, goForward);
  return { openDetail, backToList };
}

/** Goes back and forward by the side buttons of a mouse. */
function useSideButtons(goBack: () => void, goForward: () => void): void {
  const current = useRef({ goBack, goForward });
  useEffect(() => {
    current.current = { goBack, goForward };
  });
  useEffect(() => {
    const onMouseUp = (event: MouseEvent) => {
      const { button } = event;
      if (button !== backButton && button !== forwardButton) return;
      if (event.defaultPrevented || isDialogOpen()) return;
      event.preventDefault();
      if (button === backButton) current.current.goBack();
      else current.current.goForward();
    };
    window.addEventListener('mouseup', onMouseUp);
    return () => window.removeEventListener('mouseup', onMouseUp);
  }, []);
}

import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useWindow } from '../store/use-window.ts';
import { scrollOf, topAfterScroll } from './scroll-scale.ts';

/**
 * Binds the scroll bar of an element to the place of the list, both ways: the reader scrolls, and
 * the list moves by itself when rows come above what is read. Keeps the list's height, too.
 *
 * @returns handlers for the element.
 */
export function useListScroll(element: RefObject<HTMLElement | null>) {
  const view = useWindow((state) => state.view);
  const scrollTo = useWindow((state) => state.scrollTo);
  const resize = useWindow((state) => state.resize);
  const { top, height, total } = view;
  /** Where the scroll bar and the list were last seen to agree. */
  const agreed = useRef({ scroll: 0, top: 0 });

  function align() {
    const scroller = element.current;
    if (!scroller) return;
    scroller.scrollTop = scrollOf({ top, height, total });
    // Read back, since the browser rounds to what its screen can show.
    agreed.current = { scroll: scroller.scrollTop, top };
  }

  useLayoutEffect(() => {
    if (agreed.current.top !== top) align();
  });

  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    const observer = new ResizeObserver(() => resize(scroller.clientHeight));
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [element, resize]);

  return {
    onScroll() {
      const scroll = element.current?.scrollTop ?? 0;
      if (scroll === agreed.current.scroll) return;
      const next = topAfterScroll({ ...agreed.current, height, total }, scroll);
      agreed.current = { scroll, top: next };
      scrollTo(next);
    },
    /** At rest, the scroll bar of a scaled list goes to where it belongs. */
    onScrollEnd: align,
  };
}

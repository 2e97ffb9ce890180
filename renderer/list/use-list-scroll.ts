import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useWindow } from '../store/use-window.ts';
import { scrollOf, topAfterScroll } from './scroll-scale.ts';

/**
 * Binds the scroll bar of an element to the scroll position of the list, both ways: the user scrolls, and the list moves
 * when rows are added above what is visible. It also reports the element's height to the list.
 *
 * @returns handlers for the element.
 */
export function useListScroll(element: RefObject<HTMLElement | null>) {
  const view = useWindow((state) => state.view);
  const scrollTo = useWindow((state) => state.scrollTo);
  const resize = useWindow((state) => state.resize);
  const { top } = view;
  /** The positions of the scroll bar and of the list, in pixels, when they last agreed. */
  const agreed = useRef({ scroll: 0, top: 0 });

  function align() {
    const scroller = element.current;
    if (!scroller) return;
    scroller.scrollTop = scrollOf(view);
    // Read back: the browser rounds it to physical pixels.
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
      const next = topAfterScroll({ ...view, ...agreed.current }, scroll);
      agreed.current = { scroll, top: next };
      scrollTo(next);
    },
    /** Moves the scroll bar of a scaled list to its exact position once scrolling has ended. */
    onScrollEnd: align,
  };
}

import { useLayoutEffect, useState, type RefObject } from 'react';

/** The room for the button of the menu that has the other tabs, in CSS pixels. */
const menuWidth = 128;

/**
 * How many of the children of a list fit into one line. They are the same ones for as long as it is shown. Those that do not must stay in the layout, hidden, so that their
 * widths are known when there is more room.
 */
export function useFittingTabs(list: RefObject<HTMLElement | null>): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const tabs = list.current;
    if (!tabs?.parentElement) return;
    // Also of the tabs: the count beside a name may become longer.
    const observer = new ResizeObserver(() => setFitting(countFitting(tabs)));
    for (const one of [tabs.parentElement, ...tabs.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [list]);
  return fitting;
}

function countFitting(list: HTMLElement): number {
  const room = list.parentElement?.clientWidth ?? 0;
  const { left } = list.getBoundingClientRect();
  const ends = [...list.children].map((tab) => tab.getBoundingClientRect().right - left);
  const [last = 0] = ends.slice(-1);
  // Hidden, or in a window without a size.
  if (last === 0 || last <= room) return Number.POSITIVE_INFINITY;
  return ends.filter((end) => end <= room - menuWidth).length;
}

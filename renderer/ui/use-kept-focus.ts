import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus in a region: when the element that has it is removed, as a button that has done its work or the last row of
 * a list, another one gets it, so that the keyboard goes on from there.
 *
 * @param next finds the element that gets it.
 */
export function useKeptFocus<Region extends HTMLElement>(
  next: (region: Region) => HTMLElement | null,
): RefObject<Region | null> {
  const ref = useRef<Region>(null);
  const latest = useRef(next);
  useEffect(() => {
    latest.current = next;
  });
  useEffect(() => {
    const region = ref.current;
    if (region === null) return;
    const page = region.ownerDocument;
    const within = (element: EventTarget | null) =>
      element instanceof Element && region.contains(element) ? element : null;
    /** What had the focus last. A button that is disabled while it works loses it before it is removed. */
    let last = within(page.activeElement);
    const note = ({ target }: FocusEvent) => {
      last = within(target);
    };
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      last = null;
      if (page.activeElement === page.body) latest.current(region)?.focus();
    });
    page.addEventListener('focusin', note);
    observer.observe(region, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      page.removeEventListener('focusin', note);
    };
  }, []);
  return ref;
}

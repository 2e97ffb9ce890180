import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * How much the toolbar has room for: everything in words, short words, the choices of colours and width in its menu, or
 * numbers instead of words.
 */
export type MailRoom = 'wide' | 'medium' | 'compact' | 'narrow';

/** The least widths in CSS pixels. */
const leastWidths = [
  ['wide', 840],
  ['medium', 720],
  ['compact', 520],
] as const;

/** Measures the room for the mail, and follows it. */
export function useMailRoom(element: RefObject<HTMLElement | null>): MailRoom {
  const [room, setRoom] = useState<MailRoom>('wide');
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const measure = () => setRoom(roomOf(target.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return room;
}

function roomOf(width: number): MailRoom {
  return leastWidths.find(([, least]) => width >= least)?.[0] ?? 'narrow';
}

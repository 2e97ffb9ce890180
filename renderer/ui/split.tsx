import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { minWidth, widthAfterKey, storedWidth, widthWithin } from './split-width.ts';
import './split.css';

interface SplitProps {
  readonly label: string;
  /** The key of `localStorage` that the chosen width is stored under. */
  readonly storageKey: string;
  /** The part that is shown alone, in the whole width. The other one stays as it is, out of sight and reach. */
  readonly shown?: 'first' | 'second' | 'both';
  readonly first: ReactNode;
  readonly second: ReactNode;
}

/** Two parts side by side, with a separator that the mouse or the arrow keys move. */
export function Split({ label, storageKey, shown = 'both', first, second }: SplitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(() => window.innerWidth);
  const [chosen, setChosen] = useState(() => storedWidth(localStorage.getItem(storageKey)));
  const width = widthWithin(chosen, room);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  function choose(next: number) {
    setChosen(next);
    localStorage.setItem(storageKey, String(next));
  }

  return (
    <div ref={frame} className={shown === 'both' ? 'split' : 'split split-one'}>
      <div
        className="split-first"
        style={shown === 'both' ? { width } : undefined}
        inert={shown === 'second'}
      >
        {first}
      </div>
      <div
        className="split-separator"
        role="separator"
        tabIndex={0}
        hidden={shown !== 'both'}
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={minWidth.first}
        aria-valuemax={widthWithin(room, room)}
        onKeyDown={(event) => {
          const next = widthAfterKey(event.key, width, room);
          if (next === null) return;
          event.preventDefault();
          choose(next);
        }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          const left = frame.current?.getBoundingClientRect().left ?? 0;
          choose(widthWithin(event.clientX - left, room));
        }}
      />
      <div className="split-second" inert={shown === 'first'}>
        {second}
      </div>
    </div>
  );
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { FindTargetsContext } from '../../ui/find/find-targets.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { useWindow } from '../../store/use-window.ts';
import { createFinder, nothingFound } from './finder.ts';
import { FindBar } from './find-bar.tsx';
import './find.css';

/** The content of the tab that is shown, or what is shown in its place. */
const shownPanel = '.tabs-content:is([data-state="active"], :not([data-state]))';

interface FindHostProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** The content of the detail with the search in it (Ctrl+F), which stays open from one request to the next. */
export function FindHost({ className, children }: FindHostProps) {
  const host = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState(nothingFound);
  const [finder] = useState(() =>
    createFinder(
      () => host.current?.querySelector(shownPanel) ?? null,
      () => host.current?.lastElementChild ?? null,
      (found) => setOutcome(found),
    ),
  );
  const { isOpen, text } = useWindow((state) => state.find);
  const openFind = useWindow((state) => state.openFind);
  const closeFind = useWindow((state) => state.closeFind);

  useEffect(() => {
    if (isOpen) finder.find(text);
    else finder.stop();
  }, [finder, isOpen, text]);
  useEffect(() => () => finder.stop(), [finder]);
  const step = (by: 1 | -1) => (isOpen ? finder.step(by) : openFind());
  useShortcut('findNext', () => step(1));
  useShortcut('findPrevious', () => step(-1));

  return (
    <div ref={host} className={`${className} find-host`}>
      {isOpen && (
        <FindBar
          outcome={outcome}
          onStep={step}
          onClose={() => {
            closeFind();
            host.current?.querySelector<HTMLElement>(shownPanel)?.focus();
          }}
        />
      )}
      <FindTargetsContext value={finder.targets}>{children}</FindTargetsContext>
    </div>
  );
}

import type { MouseEvent, ReactNode } from 'react';
import { Button } from './button.tsx';
import { SenderText } from './sender-text.tsx';
import './progress-line.css';

interface ProgressLineProps {
  /** What screen readers call the line. */
  readonly label: string;
  /** The file or the server that it is about. */
  readonly name: string;
  readonly text: string;
  /** `null` while it is not known. */
  readonly done: number | null;
  readonly total: number;
  /** A button before the one that stops it. */
  readonly action?: ReactNode;
  /** The button that stops it: its word, and what screen readers hear. */
  readonly stop: string;
  readonly stopNamed: string;
  readonly onStop: (event: MouseEvent<HTMLElement>) => void;
}

/** Work that takes a while, with how far it is and a button that stops it. */
export function ProgressLine(props: ProgressLineProps) {
  const { label, name, text, done, total, action, stop, stopNamed, onStop } = props;
  return (
    <div className="progress-line" role="group" aria-label={label}>
      <label>
        <SenderText className="progress-line-name truncate" text={name} />
        <span className="progress-line-text truncate">{text}</span>
        <progress max={Math.max(1, total)} {...(done !== null && { value: done })} />
      </label>
      {action}
      <Button aria-label={stopNamed} onClick={onStop}>
        {stop}
      </Button>
    </div>
  );
}

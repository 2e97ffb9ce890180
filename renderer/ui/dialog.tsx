import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { FailureNotice } from './failure-notice.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For what needs more room than a form of a column. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal dialog: the platform's own, so focus and what lies behind are the browser's care. It is open for as long as
 * it is rendered.
 *
 * It closes at Escape, unless a field within took that key (`useDraft`), and at a click that was both pressed and
 * released on its backdrop. One dialog may be opened out of another: an event of the inner one means nothing to the
 * outer one, nor does the `cancel` of a file picker, which bubbles.
 */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  const { t } = useTranslation('window');
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);
  const titleId = useId();

  // Closed before it leaves the document: only then the focus goes back to what had opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onPointerDown={(event) => {
        pressedBeside.current = isBeside(event);
      }}
      onClick={(event) => {
        if (pressedBeside.current && isBeside(event)) onClose();
        pressedBeside.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      onCancel={(event) => {
        // Escape while nothing in the dialog has the focus.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // The browser closes a dialog without asking when it is told to a second time.
        if (event.target === event.currentTarget && !event.currentTarget.open) onClose();
      }}
    >
      <div className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <Button variant="quiet" icon={X} aria-label={t('close')} onClick={onClose} />
      </div>
      <FailureNotice />
      {children}
    </dialog>
  );
}

/** Whether a pointer is on the backdrop: that counts as the dialog itself, as do its gaps and its scroll bar. */
function isBeside(event: MouseEvent<HTMLDialogElement>): boolean {
  if (event.target !== event.currentTarget) return false;
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < left || x >= right || y < top || y >= bottom;
}

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
  /** For content that needs more room than a form with one column. */
  readonly isWide?: boolean;
  /** For content that fills the window, such as an editor beside what it brings. */
  readonly isFull?: boolean;
  /** For panes side by side that scroll by themselves. Its height does not depend on them. */
  readonly hasPanes?: boolean;
  /** For one that stands in for another whose code is loading. It is seen only when that takes a moment. */
  readonly isLoading?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal dialog: the platform's own, so the browser handles the focus and blocks what is behind it. It is open for as
 * long as it is rendered.
 *
 * The focus goes to what is marked by `data-focus-first`, otherwise to its first control.
 *
 * It closes on Escape, unless a field within used that key (`useDraft`), and on a click that was pressed and released on
 * its backdrop. A dialog may contain another one: events of the inner one do not concern the outer one, nor does the
 * `cancel` event of a file picker, which bubbles.
 */
export function Dialog({
  title,
  onClose,
  isWide = false,
  isFull = false,
  hasPanes = false,
  isLoading = false,
  children,
}: DialogProps) {
  const { t } = useTranslation('window');
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedOutside = useRef(false);
  const titleId = useId();

  // Closed before it is removed: otherwise the focus would not return to the element that opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-focus-first]')?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`dialog ${isWide ? 'dialog-wide' : ''} ${isFull ? 'dialog-full' : ''} ${hasPanes ? 'dialog-panes' : ''} ${isLoading ? 'dialog-loading' : ''}`}
      aria-labelledby={titleId}
      onPointerDown={(event) => {
        isPressedOutside.current = isOutside(event);
      }}
      onClick={(event) => {
        // The second click of a double click may be meant for the button that opened it.
        if (isPressedOutside.current && isOutside(event) && event.detail < 2) onClose();
        isPressedOutside.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      onCancel={(event) => {
        // Escape was pressed while nothing in the dialog has the focus.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // On a second request to close, the browser closes the dialog without a `cancel` event.
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

/** Whether a pointer is on the backdrop. Its events have the dialog as target, as do those of its padding and scroll bar. */
function isOutside(event: MouseEvent<HTMLDialogElement>): boolean {
  if (event.target !== event.currentTarget) return false;
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < left || x >= right || y < top || y >= bottom;
}

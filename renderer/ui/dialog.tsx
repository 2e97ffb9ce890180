import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For what needs more room than a form of a column. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal dialog: the platform's own, so focus, Escape and what lies behind are the browser's care.
 * It is open for as long as it is rendered.
 */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  const { t } = useTranslation('window');
  const dialog = useRef<HTMLDialogElement>(null);
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
      onClick={(event) => {
        // A click beside the dialog is one on its backdrop, which counts as the dialog itself.
        if (event.target === event.currentTarget) onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        leaveField();
        onClose();
      }}
    >
      <div className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <Button variant="quiet" icon={X} aria-label={t('close')} onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
}

/** A field keeps what was typed once it is left, and Escape takes it away without leaving it. */
function leaveField(): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement) field.blur();
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileLook } from '../../shared/import.ts';
import { bridge } from '../bridge.ts';
import type { AwaitedFile } from '../store/opened-slice.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { PreviewText } from './preview-text.tsx';
import './opened-dialog.css';

export interface OpenedDialogProps {
  readonly opened: AwaitedFile;
  /** How many other files wait behind it. */
  readonly waiting: number;
}

/** The question about a file that the system opened the app with: what it has in it, and whether to import that. */
export function OpenedDialog({ opened: { file, name }, waiting }: OpenedDialogProps) {
  const { t } = useTranslation('import');
  const importOpened = useWindow((state) => state.importOpened);
  const leaveOpened = useWindow((state) => state.leaveOpened);
  const look = useLook(file);
  const isReadable =
    look !== null && look !== 'unreadable' && look.is === 'readable' && look.count > 0;
  const leave = () => inBackground(leaveOpened(file));
  return (
    <Dialog title={t('opened.title')} onClose={leave}>
      <form
        className="opened-dialog"
        aria-busy={look === null}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReadable) inBackground(importOpened(file));
        }}
      >
        <p className="opened-dialog-name">
          <SenderText text={name} />
        </p>
        <div className="opened-dialog-preview" role="status">
          {look === null && (
            <>
              <p>{t('opened.reading')}</p>
              <progress aria-label={t('opened.reading')} />
            </>
          )}
          {look === 'unreadable' && (
            <p className="preview-text-refused">{t('opened.unreadable')}</p>
          )}
          {look !== null && look !== 'unreadable' && (
            <PreviewText preview={look} isSigned={false} name={name} refused="opened.refused" />
          )}
        </div>
        {isReadable && <p className="preview-text-hint">{t('notForwarded')}</p>}
        {waiting > 0 && (
          <p className="preview-text-hint">{t('opened.waiting', { count: waiting })}</p>
        )}
        <div className="opened-dialog-buttons">
          <Button data-focus-first onClick={leave}>
            {t(isReadable || look === null ? 'dialog.cancel' : 'opened.close')}
          </Button>
          <Button type="submit" variant={isReadable ? 'primary' : 'plain'} disabled={!isReadable}>
            {t('dialog.import')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What a file would bring; `null` while it is being read. */
function useLook(file: number): FileLook | null {
  const [look, setLook] = useState<FileLook | null>(null);
  useEffect(() => {
    let isCurrent = true;
    inBackground(bridge.call('opened.look', { file }).then((found) => isCurrent && setLook(found)));
    return () => {
      isCurrent = false;
    };
  }, [file]);
  return look;
}

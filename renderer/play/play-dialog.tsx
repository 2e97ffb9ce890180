import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PlayForm } from './play-form.tsx';
import { PlayView } from './play-view.tsx';
import './play.css';

/** Plays the CRM: asks what, to whom and how, and then shows the time line. A play goes on when the dialog is closed. */
export function PlayDialog() {
  const { t } = useTranslation('play');
  const dialog = useWindow((state) => state.playDialog);
  const close = useWindow((state) => state.closePlay);
  switch (dialog?.is) {
    case 'form':
      return (
        <Dialog key="form" title={t('title')} isWide onClose={close}>
          <PlayForm scope={dialog.scope} sample={dialog.sample} onClose={close} />
        </Dialog>
      );
    case 'run':
      return (
        <Dialog key="run" title={t('title')} isFull onClose={close}>
          <PlayView key={dialog.number} number={dialog.number} />
        </Dialog>
      );
    case undefined:
      return null;
  }
}

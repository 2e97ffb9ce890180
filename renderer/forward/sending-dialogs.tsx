import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Destinations } from './destinations.tsx';
import { EditorDialog } from './editor-dialog.tsx';
import { SendAgainDialog } from './send-again-dialog.tsx';

/** The dialogs of destinations and of sending, which any part of the window opens. */
export function SendingDialogs() {
  const { t } = useTranslation('destinations');
  const dialog = useWindow((state) => state.sendingDialog);
  const close = useWindow((state) => state.closeSendingDialog);
  switch (dialog?.is) {
    case 'destinations':
      return (
        <Dialog title={t('title')} isWide onClose={close}>
          <div className="destinations-dialog">
            <Destinations takesFocus />
          </div>
        </Dialog>
      );
    case 'send-again':
      return <SendAgainDialog scope={dialog.scope} onClose={close} />;
    case 'editor':
      return <EditorDialog key={JSON.stringify(dialog.from)} from={dialog.from} onClose={close} />;
    case undefined:
      return null;
  }
}

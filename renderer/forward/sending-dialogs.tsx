import { useTranslation } from 'react-i18next';
import { scopeOf } from '../store/many.ts';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';
import { useShortcut } from '../ui/shortcuts.ts';
import { Destinations } from './destinations.tsx';
import { EditorDialog } from './editor-dialog.tsx';
import { SendAgainDialog } from './send-again-dialog.tsx';

/** The dialogs of destinations and of sending, which any part of the window opens, and their shortcuts. */
export function SendingDialogs() {
  const { t } = useTranslation('destinations');
  const dialog = useWindow((state) => state.sendingDialog);
  const close = useWindow((state) => state.closeSendingDialog);
  useSendingKeys();
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

/** Sending the selected requests again, to the last target at once, or edited. */
function useSendingKeys() {
  const selected = useWindow((state) => state.selection.id);
  const isEmpty = useWindow((state) => state.view.total === 0);
  const openSendAgain = useWindow((state) => state.openSendAgain);
  const openEditor = useWindow((state) => state.openEditor);
  const sendToLast = useWindow((state) => state.sendToLast);
  const many = useWindow((state) => state.many);
  const scope = scopeOf(many, selected);
  // Before the one without Shift, which would take its keys too.
  useShortcut('sendToLast', () => inBackground(sendToLast(scope)));
  useShortcut('sendAgain', () => {
    if (!isEmpty) openSendAgain(scope);
  });
  useShortcut('editAndSend', () => {
    if (selected !== null) openEditor({ id: selected });
  });
}

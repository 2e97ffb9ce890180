import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Notice } from '../ui/notice.tsx';

/** Says that an address of our scheme, which the system opened, names no request that is here. */
export function AddressNotice() {
  const { t } = useTranslation('import');
  const note = useWindow((state) => state.addressNote);
  const dismiss = useWindow((state) => state.dismissAddressNote);
  if (note === null) return null;
  return (
    <Notice severity="warning" onDismiss={dismiss}>
      {note.is === 'no-request'
        ? t('opened.noRequest', { id: note.id })
        : t('opened.unknownAddress')}
    </Notice>
  );
}

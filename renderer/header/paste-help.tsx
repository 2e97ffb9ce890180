import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import './first-steps.css';

/** The dialog that shows where in the CRM's settings the address is pasted. */
export function PasteHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <ol className="steps steps-dialog">
        <li>{t('help.app')}</li>
        <li>{t('help.provider')}</li>
        <li>{t('help.paste')}</li>
        <li>{t('help.then')}</li>
      </ol>
    </Dialog>
  );
}

import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { NoCallQuestions } from './questions.tsx';

/** The questions of `NoCallQuestions` where the list shows requests. */
export function NoCallDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('no-call');
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <NoCallQuestions />
    </Dialog>
  );
}

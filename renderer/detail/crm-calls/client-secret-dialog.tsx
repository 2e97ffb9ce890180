import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SecretField } from './secret-field.tsx';

interface ClientSecretDialogProps {
  readonly onGiven: (secret: string) => void;
  readonly onClose: () => void;
}

/** Asks for the secret of the user's app, which is sent with one call and then forgotten. */
export function ClientSecretDialog({ onGiven, onClose }: ClientSecretDialogProps) {
  const { t } = useTranslation('crm-calls');
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog title={t('clientSecret.title')} onClose={onClose}>
      <form
        className="crm-give"
        onSubmit={(event) => {
          event.preventDefault();
          const input = field.current;
          const secret = input?.value.trim() ?? '';
          if (input === null || secret === '') return input?.focus();
          input.value = '';
          onGiven(secret);
        }}
      >
        <SecretField ref={field} label={t('clientSecret.label')} hint={t('clientSecret.hint')} />
        <div className="crm-give-actions">
          <Button onClick={onClose}>{t('give.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('clientSecret.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

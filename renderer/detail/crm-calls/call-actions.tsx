import { Pencil, RotateCcw, Send } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { CallForm } from './call-form.ts';

interface CallActionsProps {
  readonly title: string;
  readonly form: CallForm;
  /** The text of the form; `null` while there is none. */
  readonly getText: () => string | null | Promise<string | null>;
  readonly isEdited: boolean;
  readonly isSending: boolean;
  readonly sendButton: Ref<HTMLButtonElement>;
  readonly onEdit: () => void;
  readonly onDiscard: () => void;
  readonly onSend: () => void;
}

/** Copies a call, edits it or discards the changes, and sends it. */
export function CallActions(props: CallActionsProps) {
  const { title, form, isEdited, isSending, sendButton } = props;
  const { t } = useTranslation('crm-calls');
  const names = { what: title };
  return (
    <div className="crm-call-actions">
      <CopyButton
        getText={props.getText}
        label={t('copy', { what: title, form: t(`form.${form}`) })}
        caption={t(`form.${form}`)}
      />
      {isEdited ? (
        <Button
          variant="quiet"
          icon={RotateCcw}
          aria-label={t('edit.discardLabel', names)}
          title={t('edit.discardLabel', names)}
          onClick={props.onDiscard}
        >
          {t('edit.discard')}
        </Button>
      ) : (
        <Button
          variant="quiet"
          icon={Pencil}
          aria-label={t('edit.label', names)}
          title={t('edit.label', names)}
          onClick={props.onEdit}
        >
          {t('edit.caption')}
        </Button>
      )}
      <Button
        ref={sendButton}
        icon={Send}
        aria-label={t('send.label', names)}
        title={t('send.label', names)}
        aria-disabled={isSending}
        onClick={props.onSend}
      >
        {t('send.caption')}
      </Button>
    </div>
  );
}

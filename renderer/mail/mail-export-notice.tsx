import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { ShowInFolder } from '../ui/show-in-folder.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import type { MailExportOutcome } from './use-mail-export.ts';

interface MailExportNoticeProps {
  readonly outcome: MailExportOutcome;
  readonly onDismiss: () => void;
}

/** The outcome of an export. */
export function MailExportNotice({ outcome, onDismiss }: MailExportNoticeProps) {
  const { t } = useTranslation('mail');
  if (outcome.is === 'failed') {
    return (
      <Notice severity="error" onDismiss={onDismiss}>
        {t(`export.fault.${outcome.fault}`)} <SenderText text={outcome.detail} />
      </Notice>
    );
  }
  if (outcome.is === 'saved') {
    return (
      <Notice severity="ok" action={<ShowInFolder file={outcome.file} />} onDismiss={onDismiss}>
        {t('export.saved', { path: outcome.path })}
      </Notice>
    );
  }
  const { path, file, width, height, cut } = outcome.picture;
  return (
    <Notice
      severity={cut ? 'warning' : 'ok'}
      action={file !== null && <ShowInFolder file={file} />}
      onDismiss={onDismiss}
    >
      {path === null
        ? t('export.copied', { width, height })
        : t('export.savedPicture', { path, width, height })}
      {cut && ` ${t('export.cut')}`}
    </Notice>
  );
}

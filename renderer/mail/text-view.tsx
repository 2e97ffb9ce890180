import { useTranslation } from 'react-i18next';
import { CodeView } from '../ui/code-view.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useMailAnalysis } from './use-mail-analysis.ts';

interface TextViewProps {
  readonly id: number;
  readonly phrases: Readonly<Record<string, string>>;
}

/** The plain text of the mail, converted from its HTML. */
export function TextView({ id, phrases }: TextViewProps) {
  const { t } = useTranslation('mail');
  const analysis = useMailAnalysis('mail.text', id);
  if (analysis.is === 'waiting') return <p className="mail-waiting">{t('inspecting')}</p>;
  if (analysis.is === 'failed') return <Notice severity="warning">{t('tooHeavy')}</Notice>;
  if (analysis.value === '') return <p className="mail-waiting">{t('noText')}</p>;
  return (
    <div className="mail-text">
      <CodeView text={analysis.value} language="text" label={t('views.text')} phrases={phrases} />
      <span className="mail-source-copy">
        <CopyButton text={analysis.value} label={t('copyText')} />
      </span>
    </div>
  );
}

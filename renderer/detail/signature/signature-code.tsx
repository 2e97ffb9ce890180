import { useTranslation } from 'react-i18next';
import { checkLanguages, type CheckLanguage, type Verdict } from '../../../shared/signature.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useStoredChoice } from '../../ui/use-stored-choice.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useCall } from '../shared/use-call.ts';

/** Verdicts that a correct check of the raw bytes, with the header that contained the signature, accepts. */
const accepted: ReadonlySet<Verdict> = new Set(['valid', 'valid-test-key', 'wrong-header']);

interface SignatureCodeProps {
  readonly id: number;
  readonly verdict: Verdict;
  /** The key that the code checks with. When it changes, the code is loaded again. */
  readonly keyId: string;
}

/** Code that checks a signature as a receiver should, filled in for this request. */
export function SignatureCode({ id, verdict, keyId }: SignatureCodeProps) {
  const { t } = useTranslation('signature');
  const [language, setLanguage] = useStoredChoice('checkLanguage', checkLanguages, 'typescript');
  return (
    <section>
      <div className="detail-section">
        <h3>{t('code.title')}</h3>
        <Segmented
          label={t('code.language')}
          value={language}
          onChange={setLanguage}
          options={checkLanguages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </div>
      <p className="signature-note detail-muted">
        {t(accepted.has(verdict) ? 'code.accepts' : 'code.rejects')}
      </p>
      <Code key={keyId} id={id} language={language} />
    </section>
  );
}

function Code({ id, language }: { readonly id: number; readonly language: CheckLanguage }) {
  const { t } = useTranslation('signature');
  const { state } = useCall('signature.check', { id, language });
  if (state.is === 'loading') return null;
  if (state.is === 'failed' || state.value === null) {
    return <p className="signature-note">{t('code.failed')}</p>;
  }
  return (
    <div className="signature-code">
      <pre className="mono selectable" aria-label={t('code.label')} tabIndex={0}>
        <SenderText text={state.value} />
      </pre>
      <CopyButton
        text={state.value}
        label={t('code.copy')}
        caption={t('code.copy')}
        variant="plain"
      />
    </div>
  );
}

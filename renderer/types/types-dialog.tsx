import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestScope } from '../../shared/contract/arguments.ts';
import { typeLanguageNames, typeLanguages } from '../../shared/types.ts';
import type { MadeTypes, TypeLanguage, TypesLeftOut } from '../../shared/types.ts';
import { bridge } from '../bridge.ts';
import { LoadFailed } from '../detail/shared/loaded.tsx';
import { useCall } from '../detail/shared/use-call.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { CodeView } from '../ui/code-view.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { SavedStatus, type SaveResult } from '../ui/saved-status.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useCodePhrases } from '../ui/use-code-phrases.ts';
import { useStoredChoice } from '../ui/use-stored-choice.ts';
import './types.css';

/** The types of some requests in a language that the user chooses, to copy or to save. */
export function TypesDialog({ scope }: { readonly scope: RequestScope }) {
  const { t } = useTranslation('types');
  const close = useWindow((state) => state.closeTypes);
  const [language, setLanguage] = useStoredChoice('typeLanguage', typeLanguageNames, 'typescript');
  return (
    <Dialog title={t('title')} onClose={close} isWide>
      <div className="types">
        <Segmented
          label={t('language')}
          value={language}
          onChange={setLanguage}
          options={typeLanguageNames.map((value) => ({ value, label: typeLanguages[value].name }))}
        />
        <Made key={language} scope={scope} language={language} />
      </div>
    </Dialog>
  );
}

interface MadeProps {
  readonly scope: RequestScope;
  readonly language: TypeLanguage;
}

function Made({ scope, language }: MadeProps) {
  const { t } = useTranslation('types');
  const { state, reload } = useCall('types.make', { scope, language });
  if (state.is === 'loading')
    return (
      <p className="types-waiting" role="status">
        {t('making')}
      </p>
    );
  if (state.is === 'failed') return <LoadFailed onRetry={reload} />;
  const outcome = state.value;
  if (!outcome.ok)
    return (
      <EmptyState title={t(`fault.${outcome.fault}`)}>{t(`hint.${outcome.fault}`)}</EmptyState>
    );
  return <Shown made={outcome.value} language={language} />;
}

function Shown({ made, language }: { readonly made: MadeTypes; readonly language: TypeLanguage }) {
  const { t, i18n } = useTranslation('types');
  const phrases = useCodePhrases();
  const [outcome, setOutcome] = useState<SaveResult | null>(null);
  const { text, samples, leftOut } = made;

  async function save() {
    const saved = await bridge.call('types.save', { text, language });
    if (saved.ok)
      setOutcome({ text: t('saved', { path: saved.value.path }), file: saved.value.file });
    else
      setOutcome(
        saved.fault === 'cancelled' ? null : { text: t('notSaved', { detail: saved.detail }) },
      );
  }

  return (
    <>
      <p className="types-facts">
        {t('samples', { count: samples, shown: formatNumber(samples, i18n.language) })}{' '}
        <LeftOut leftOut={leftOut} />
      </p>
      <div className="types-code">
        <CodeView
          text={text}
          language={language === 'json-schema' ? 'json' : 'text'}
          label={t('code', { language: typeLanguages[language].name })}
          phrases={phrases}
        />
      </div>
      <div className="types-actions">
        <SavedStatus outcome={outcome} />
        <Button icon={Save} onClick={() => inBackground(save())}>
          {t('save')}
        </Button>
        <CopyButton text={text} label={t('copy')} caption={t('copy')} variant="primary" />
      </div>
    </>
  );
}

/** How many requests were not used, and why. Nothing for none. */
function LeftOut({ leftOut }: { readonly leftOut: TypesLeftOut }) {
  const { t, i18n } = useTranslation('types');
  return (['notObjects', 'tooLarge', 'tooMany'] as const)
    .filter((why) => leftOut[why] > 0)
    .map((why) => {
      const count = leftOut[why];
      return (
        <span key={why} className="types-left-out">
          {t(`leftOut.${why}`, { count, shown: formatNumber(count, i18n.language) })}{' '}
        </span>
      );
    });
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentRequest } from '../../../shared/dispatches.ts';
import { wireText } from '../../../shared/wire-text.ts';
import { answerText } from '../../forward/answer-text.ts';
import { codeHeight, HeaderPairsList } from '../../forward/answer-view.tsx';
import { CodeView } from '../../ui/code-view.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { useCodePhrases } from '../../ui/use-code-phrases.ts';
import { useCall } from '../shared/use-call.ts';

/** What was really sent, where it differs from the captured request. */
export function SentPart({ id }: { readonly id: number }) {
  const { t } = useTranslation('dispatches');
  const { state } = useCall('dispatches.sent', { dispatch: id });
  if (state.is !== 'loaded' || state.value === null) return null;
  return (
    <details className="dispatch-sent">
      <summary>{t('sent.title')}</summary>
      <Sent sent={state.value} />
    </details>
  );
}

function Sent({ sent }: { readonly sent: SentRequest }) {
  const { t } = useTranslation('dispatches');
  const phrases = useCodePhrases();
  const { text, language } = useMemo(() => answerText(sent), [sent]);
  return (
    <>
      <p className="mono selectable dispatch-sent-line">
        <SenderText text={`${sent.method} ${wireText(sent.url)}`} />
      </p>
      <HeaderPairsList title={t('sent.headers')} pairs={sent.headers} />
      {sent.body.byteLength > 0 && (
        <div className="answer-code" style={{ height: codeHeight(text) }}>
          <CodeView text={text} language={language} label={t('sent.body')} phrases={phrases} />
        </div>
      )}
    </>
  );
}

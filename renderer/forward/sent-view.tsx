import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentRequest } from '../../shared/dispatches.ts';
import { wireText } from '../../shared/wire-text.ts';
import { CodeView } from '../ui/code-view.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { useCodePhrases } from '../ui/use-code-phrases.ts';
import { answerText } from './answer-text.ts';
import { codeHeight, HeaderPairsList } from './answer-view.tsx';

/** A request that was sent: its line, its header fields and its body. */
export function SentView({ sent }: { readonly sent: SentRequest }) {
  const { t } = useTranslation('dispatches');
  const phrases = useCodePhrases();
  const { text, language } = useMemo(() => answerText(sent), [sent]);
  return (
    <>
      <p className="mono selectable sent-line">
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

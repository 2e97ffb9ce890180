import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { bounds } from '../../shared/bounds.ts';
import type { DispatchAnswer } from '../../shared/dispatches.ts';
import { wireTexts } from '../../shared/wire-text.ts';
import { CodeView } from '../ui/code-view.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { useCodePhrases } from '../ui/use-code-phrases.ts';
import { answerText } from './answer-text.ts';
import './answer-view.css';

/** What a server answered: header fields and body. The body is shown as text, whatever its type: nothing of it runs. */
export function AnswerView({ answer }: { readonly answer: DispatchAnswer }) {
  const { t } = useTranslation('dispatches');
  const phrases = useCodePhrases();
  const { text, raw, language, isText, isShortened } = useMemo(() => answerText(answer), [answer]);
  return (
    <div className="answer">
      <HeaderPairsList title={t('answer.headers')} pairs={answer.headers} />
      {answer.body.byteLength === 0 ? (
        <p className="detail-muted">{t('answer.empty')}</p>
      ) : (
        <div className="answer-body" role="group" aria-label={t('answer.body')}>
          <div className="answer-bar">
            <strong>{t('answer.body')}</strong>
            {answer.isCut && <span className="detail-muted">{t('answer.cut')}</span>}
            {isShortened && <span className="detail-muted">{t('answer.shortened')}</span>}
            {!isText && <span className="detail-muted">{t('answer.binary')}</span>}
            <CopyButton text={raw} label={t('answer.copy')} />
          </div>
          <div className="answer-code" style={{ height: codeHeight(text) }}>
            <CodeView text={text} language={language} label={t('answer.body')} phrases={phrases} />
          </div>
        </div>
      )}
    </div>
  );
}

const lineHeight = 20;
const highestLines = 18;

/** A height in pixels that fits a short text; a longer one scrolls. */
export function codeHeight(text: string): number {
  const lines = text.split('\n', highestLines).length;
  const isWide = text.length > 80 * lines;
  return (isWide ? highestLines : Math.max(lines, 3)) * lineHeight + lineHeight;
}

interface HeaderPairsListProps {
  readonly title: string;
  /** As stored: one character for each byte. */
  readonly pairs: DispatchAnswer['headers'];
}

/** Header fields in their order and spelling, closed until the user opens them. */
export function HeaderPairsList({ title, pairs }: HeaderPairsListProps) {
  const { t } = useTranslation('dispatches');
  const heading = useId();
  const shown = wireTexts(pairs.slice(0, bounds.shownHeaders.entries));
  return (
    <details className="answer-headers" aria-labelledby={heading}>
      <summary id={heading}>{t('answer.titleCount', { title, count: pairs.length })}</summary>
      <dl className="detail-rows">
        {shown.map(([name, value], index) => (
          <div key={index} className="detail-row">
            <dt className="mono selectable">
              <SenderText text={name} />
            </dt>
            <dd className="mono selectable detail-value">
              <SenderText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

import { useTranslation } from 'react-i18next';
import type { Dispatch } from '../../shared/dispatches.ts';
import { useResultTexts } from '../ui/dispatch-outcome.ts';
import { formatNumber } from '../ui/format.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { DispatchAnswerPart } from './dispatch-answer-part.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { RecentSendings } from './recent-sendings.tsx';

interface EditorAnswerProps {
  /** What was sent last; `null` before that. */
  readonly sent: Dispatch | null;
  readonly isSending: boolean;
}

/** The answer to what was sent last, and what was sent earlier. */
export function EditorAnswer({ sent, isSending }: EditorAnswerProps) {
  const { t, i18n } = useTranslation(['sending', 'dispatches']);
  const { faultSentence } = useResultTexts();
  const ms = sent?.ms ?? null;
  return (
    <section className="editor-answer" aria-label={t('editor.answer')}>
      <h3>{t('editor.answer')}</h3>
      <div role="status" className="editor-outcome">
        {isSending ? (
          t('editor.sending')
        ) : sent === null ? (
          <span className="detail-muted">{t('editor.noAnswer')}</span>
        ) : (
          <>
            <OutcomeBadge outcome={sent.outcome} />{' '}
            {ms !== null && t('dispatches:ms', { ms: formatNumber(Math.ceil(ms), i18n.language) })}{' '}
            <span className="detail-muted">
              <SenderText text={sent.url} />
            </span>
            {sent.outcome.is === 'failed' && (
              <p className="dispatch-fault selectable">
                {faultSentence(sent.outcome.fault)} <SenderText text={sent.outcome.detail} />
              </p>
            )}
          </>
        )}
      </div>
      {sent?.outcome.is === 'answered' && <DispatchAnswerPart key={sent.id} id={sent.id} />}
      <RecentSendings latest={sent?.id ?? null} />
    </section>
  );
}

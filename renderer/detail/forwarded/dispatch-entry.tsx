import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Dispatch } from '../../../shared/dispatches.ts';
import { resultOf, resultTone, useResultTexts } from '../../ui/dispatch-outcome.ts';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useTimes } from '../../ui/use-times.ts';
import { DispatchActions } from './dispatch-actions.tsx';
import { DispatchAnswerPart } from '../../forward/dispatch-answer-part.tsx';
import { OutcomeBadge } from '../../forward/outcome-badge.tsx';
import { SentPart } from './sent-part.tsx';

interface DispatchEntryProps {
  readonly dispatch: Dispatch;
  /** The last one before it to the same server; `null` when there is none. */
  readonly previous: Dispatch | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One sending: its outcome, where it went and how it differed; when open, the answer and the actions. */
export function DispatchEntry({ dispatch, previous, isOpen, onToggle }: DispatchEntryProps) {
  const { t, i18n } = useTranslation('dispatches');
  const times = useTimes();
  const { destination, url, outcome, ms, at } = dispatch;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="dispatch">
      <button type="button" className="dispatch-head" aria-expanded={isOpen} onClick={onToggle}>
        <Chevron size={14} aria-hidden />
        <OutcomeBadge outcome={outcome} />
        <span className="dispatch-target truncate">
          {destination === null ? (
            <SenderText text={url} />
          ) : (
            <>
              <strong>
                <SenderText text={destination.name} />
              </strong>{' '}
              <span className="detail-muted">
                <SenderText text={url} />
              </span>
            </>
          )}
        </span>
        <span className="dispatch-numbers">
          {ms !== null && (
            <span>{t('ms', { ms: formatNumber(Math.ceil(ms), i18n.language) })}</span>
          )}
          {outcome.is === 'answered' && (
            <span>{formatBytes(outcome.bodyBytes, i18n.language)}</span>
          )}
          <time dateTime={new Date(at).toISOString()}>{times.precise(at)}</time>
        </span>
      </button>
      {isOpen && (
        <div className="dispatch-body">
          <p className="dispatch-facts selectable">
            <Facts dispatch={dispatch} previous={previous} />
          </p>
          <DispatchActions dispatch={dispatch} previous={previous} />
          {outcome.is === 'answered' && <DispatchAnswerPart id={dispatch.id} />}
          <SentPart id={dispatch.id} />
        </div>
      )}
    </div>
  );
}

/** Why it was sent, how it differed from the capture, and how its result differs from the one before. */
function Facts({ dispatch, previous }: Pick<DispatchEntryProps, 'dispatch' | 'previous'>) {
  const { t } = useTranslation('dispatches');
  const { resultLong, faultSentence } = useResultTexts();
  const { changes, attempt, mayBeTwice, outcome } = dispatch;
  const result = resultOf(outcome);
  const before = previous === null ? null : resultOf(previous.outcome);
  const { signedWith, isNew, isEdited } = changes;
  return (
    <>
      <Way dispatch={dispatch} />
      {isEdited && ` ${t('change.edited')}`}
      {isNew && ` ${t('change.new')}`}
      {signedWith !== null && ` ${t('change.signed', { key: signedWith })}`}
      {attempt > 1 && ` ${t('attempt', { attempt })}`}
      {outcome.is === 'failed' && (
        <span className="dispatch-fault">
          {' '}
          {faultSentence(outcome.fault)}{' '}
          {outcome.detail !== '' && (
            <span className="detail-muted">
              <SenderText text={outcome.detail} />
            </span>
          )}
        </span>
      )}
      {result !== null && before !== null && (
        <span className={`dispatch-difference tone-${resultTone(result)}`}>
          {' '}
          {result === before
            ? t('difference.same', { now: resultLong(result) })
            : t('difference.other', { now: resultLong(result), before: resultLong(before) })}
        </span>
      )}
      {mayBeTwice && <span className="detail-warn"> {t('mayBeTwice')}</span>}
    </>
  );
}

/** Why it was sent; what became of it when it was not. */
function Way({ dispatch }: Pick<DispatchEntryProps, 'dispatch'>) {
  const { t } = useTranslation('dispatches');
  const { cause, changes, outcome } = dispatch;
  if (outcome.is === 'skipped') return t('skipped');
  if (outcome.is === 'waiting') return t('row.waiting');
  const { signedWith, isNew, isEdited } = changes;
  const asItWas = signedWith === null && !isNew && !isEdited;
  return (
    <>
      {t(`cause.${cause}`)} {asItWas && t('change.none')}
    </>
  );
}

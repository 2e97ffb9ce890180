import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerMeaning, CrmAnswer, CrmOutcome } from '../../../shared/crm-api.ts';
import { AnswerView } from '../../forward/answer-view.tsx';
import { SentView } from '../../forward/sent-view.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useSentences } from '../../ui/use-sentences.ts';
import { useTimes } from '../../ui/use-times.ts';
import { LastOutcome } from './last-outcome.tsx';
import { rateLimits } from './rate-limits.ts';

interface AnswerEntryProps {
  readonly answer: CrmAnswer;
  readonly isNewest: boolean;
}

/** What was answered to a call, the newest first and open. They are stored with the request. */
export function CallAnswers({ answers }: { readonly answers: readonly CrmAnswer[] }) {
  const { t } = useTranslation('crm-calls');
  const list = useRef<HTMLOListElement>(null);
  const newest = answers[0]?.id ?? null;
  const seen = useRef(newest);
  useEffect(() => {
    if (newest !== seen.current)
      list.current?.firstElementChild?.scrollIntoView({ block: 'nearest' });
    seen.current = newest;
  }, [newest]);
  if (answers.length === 0) return null;
  return (
    <ol ref={list} className="crm-answers" aria-label={t('answers')}>
      {answers.map((answer, index) => (
        <li key={answer.id}>
          <AnswerEntry answer={answer} isNewest={index === 0} />
        </li>
      ))}
    </ol>
  );
}

function AnswerEntry({ answer, isNewest }: AnswerEntryProps) {
  const { t, i18n } = useTranslation(['crm-calls', 'dispatches']);
  const times = useTimes();
  /** What the user opened or closed; until then the newest is open. */
  const [toggled, setToggled] = useState<boolean | null>(null);
  const isOpen = toggled ?? isNewest;
  const { attempt, sentAt, ms } = answer;
  return (
    <details
      className="crm-answer"
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        if (open !== isOpen) setToggled(open);
      }}
    >
      <summary>
        <LastOutcome answer={answer} />
        <span className="crm-answer-numbers">
          <span>{t('dispatches:ms', { ms: formatNumber(Math.ceil(ms), i18n.language) })}</span>
          {attempt > 1 && <span>{t('attempt', { attempt })}</span>}
          <time dateTime={new Date(sentAt).toISOString()}>{times.precise(sentAt)}</time>
        </span>
      </summary>
      {isOpen && <AnswerContent answer={answer} />}
    </details>
  );
}

/** What the answer means, what it contains, and what was sent. */
function AnswerContent({ answer: { meanings, outcome, sent } }: { readonly answer: CrmAnswer }) {
  const { t } = useTranslation('crm-calls');
  const request = useMemo(() => ({ ...sent, body: bytesOf(sent.body) }), [sent]);
  return (
    <div className="crm-answer-more">
      <ul>
        {meanings.map((meaning) => (
          <li key={meaning.code}>
            <MeaningLine meaning={meaning} />
          </li>
        ))}
      </ul>
      {outcome.is === 'answered' ? (
        <Answered outcome={outcome} />
      ) : (
        <p className="selectable">
          {t(`fault.${outcome.fault}`)}{' '}
          <SenderText className="detail-muted" text={outcome.detail} />
        </p>
      )}
      <details>
        <summary>{t('sent')}</summary>
        <SentView sent={request} />
      </details>
    </div>
  );
}

function MeaningLine({ meaning }: { readonly meaning: AnswerMeaning }) {
  const { t } = useTranslation('findings');
  const sentence = useSentences('answer-meanings');
  const { code, source, message, values } = meaning;
  return (
    <span className="selectable">
      {sentence(code, message, values)}{' '}
      <span className="issue-source detail-muted" title={t(`sourceMeans.${source}`)}>
        {t(`source.${source}`)}
      </span>
    </span>
  );
}

function Answered({ outcome }: { readonly outcome: Extract<CrmOutcome, { is: 'answered' }> }) {
  const { t, i18n } = useTranslation('crm-calls');
  const count = (number: number) => formatNumber(number, i18n.language);
  const { status, headers, body, isCut } = outcome;
  const limits = rateLimits(headers);
  const answer = useMemo(
    () => ({ status, statusText: '', headers, body: bytesOf(body), isCut }),
    [status, headers, body, isCut],
  );
  return (
    <>
      {limits.length > 0 && (
        <p className="selectable detail-muted">
          {limits
            .map(({ is, left, of }) => t(`limit.${is}`, { left: count(left), of: count(of) }))
            .join(' ')}
        </p>
      )}
      <AnswerView answer={answer} />
    </>
  );
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

import { Inbox, SquareArrowOutUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlayAnswer, PlayAttempt, PlayDelivery, PlayRun } from '../../shared/play.ts';
import { useWindow } from '../store/use-window.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { resultTone, useResultTexts } from '../ui/dispatch-outcome.ts';
import { inBackground } from '../ui/failures.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { useTimes } from '../ui/use-times.ts';
import { resultOfAnswer, useAttemptTexts } from './use-attempt-texts.ts';
import { useMessageName } from './use-message-name.ts';

interface AttemptDetailsProps {
  readonly run: PlayRun;
  readonly delivery: PlayDelivery | undefined;
  readonly at: number;
}

/** The attempt that is chosen in the time line: when it was sent, what was answered, and where its request is. */
export function AttemptDetails({ run, delivery, at }: AttemptDetailsProps) {
  const { t } = useTranslation('play');
  const times = useTimes();
  const nameOf = useMessageName();
  const { duration } = useAttemptTexts();
  const attempt = delivery?.attempts[at];
  if (delivery === undefined || attempt === undefined) return null;
  const { attempt: number, pauseMs, shortPauseMs, afterFirstMs, sentAt, answer } = attempt;
  const name = t('attempt.name', { attempt: number });
  return (
    <section className="play-attempt" aria-label={name}>
      <div className="play-attempt-head">
        <strong>{name}</strong>
        <span className="truncate">{nameOf(delivery)}</span>
        {answer !== null && <Result answer={answer} />}
        <Links run={run} delivery={delivery} attempt={attempt} />
      </div>
      <p className="play-muted selectable">
        {sentAt !== null && t('attempt.sentAt', { time: times.precise(sentAt) })}
        {sentAt !== null && number > 1 && ', '}
        {number > 1 && `${t('attempt.after', { real: duration(afterFirstMs) })}. `}
        {number > 1 &&
          t('attempt.pause', { real: duration(pauseMs), here: duration(shortPauseMs) })}
      </p>
      {answer !== null && <Answer answer={answer} />}
    </section>
  );
}

function Result({ answer }: { readonly answer: PlayAnswer }) {
  const { t } = useTranslation('play');
  const { resultLong } = useResultTexts();
  const { duration } = useAttemptTexts();
  const result = resultOfAnswer(answer);
  return (
    <>
      <Badge tone={resultTone(result)}>{resultLong(result)}</Badge>
      <span className="play-muted">{t('attempt.took', { ms: duration(answer.ms) })}</span>
    </>
  );
}

/** The start of the answer as text, or why none came. */
function Answer({ answer }: { readonly answer: PlayAnswer }) {
  const { t } = useTranslation('play');
  const { faultSentence } = useResultTexts();
  if (!answer.ok)
    return (
      <p className="selectable">
        {faultSentence(answer.fault)} <SenderText className="play-muted" text={answer.detail} />
      </p>
    );
  if (answer.text.trim() === '') return <p className="play-muted">{t('attempt.noBody')}</p>;
  return (
    <>
      <pre className="play-answer selectable" tabIndex={0} aria-label={t('attempt.body')}>
        <SenderText text={answer.text} />
      </pre>
      {answer.isCut && <p className="play-muted">{t('attempt.cut')}</p>}
    </>
  );
}

interface LinksProps {
  readonly run: PlayRun;
  readonly delivery: PlayDelivery;
  readonly attempt: PlayAttempt;
}

/** Leads to the captured request of a message, and to what arrived at our own listener. */
function Links({ run, delivery: { message }, attempt: { sentAt, answer } }: LinksProps) {
  const { t } = useTranslation('play');
  const close = useWindow((state) => state.closePlay);
  const openRelated = useWindow((state) => state.openRelated);
  const setFilter = useWindow((state) => state.setFilter);
  const isOwn = useWindow(({ inspector }) => {
    const local = inspector?.listener.is === 'listening' ? inspector.listener.localUrl : null;
    return run.target === local || run.target === inspector?.deliveryUrl;
  });
  return (
    <>
      {'request' in message && (
        <Button
          variant="quiet"
          icon={SquareArrowOutUpRight}
          onClick={() => {
            close();
            inBackground(openRelated(message.request));
          }}
        >
          {t('attempt.openRequest', { id: message.request })}
        </Button>
      )}
      {isOwn && sentAt !== null && answer?.ok === true && (
        <Button
          variant="quiet"
          icon={Inbox}
          onClick={() => {
            close();
            setFilter({ text: arrivedQuery(sentAt, answer.ms), show: 'all' });
          }}
        >
          {t('attempt.openArrived')}
        </Button>
      )}
    </>
  );
}

/** The query for what was received while an attempt was on the way. The two clocks may differ by the part of a millisecond. */
function arrivedQuery(sentAt: number, ms: number): string {
  const iso = (at: number) => new Date(at).toISOString();
  return `after:${iso(sentAt)} before:${iso(Math.floor(sentAt + ms) + 2)}`;
}

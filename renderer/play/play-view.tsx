import { RotateCw, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlayRun } from '../../shared/play.ts';
import { LoadFailed } from '../detail/shared/loaded.tsx';
import { useWindow } from '../store/use-window.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { AttemptDetails } from './attempt-details.tsx';
import { axisKind } from './axis.ts';
import { Countdown } from './countdown.tsx';
import type { AttemptPlace } from './lane.ts';
import { TimeLine } from './time-line.tsx';
import { useDeliveries } from './use-deliveries.ts';
import { useEndSentence } from './use-end-sentence.ts';

/** A play: how far it is, its time line, and the attempt that is chosen in it. */
export function PlayView({ number }: { readonly number: number }) {
  const { t } = useTranslation('play');
  const run = useWindow((state) => state.plays.find((one) => one.number === number));
  if (run === undefined)
    return <EmptyState title={t('run.gone.title')}>{t('run.gone.text')}</EmptyState>;
  return <ShownPlay run={run} />;
}

function ShownPlay({ run }: { readonly run: PlayRun }) {
  const { t } = useTranslation('play');
  const { state, reload } = useDeliveries(run);
  const [active, setActive] = useState<AttemptPlace>({ lane: 0, at: 0 });
  if (state.is === 'failed') return <LoadFailed onRetry={reload} />;
  const deliveries = state.is === 'loaded' ? state.deliveries : [];
  return (
    <div className="play">
      <PlayHead run={run} deliveries={deliveries} />
      {state.is === 'loading' ? (
        <p className="play-loading">{t('line.loading')}</p>
      ) : (
        <>
          <TimeLine run={run} deliveries={deliveries} active={active} onActivate={setActive} />
          <AttemptDetails run={run} delivery={deliveries[active.lane]} at={active.at} />
        </>
      )}
    </div>
  );
}

interface PlayHeadProps {
  readonly run: PlayRun;
  readonly deliveries: Parameters<ReturnType<typeof useEndSentence>>[1];
}

/** What is played, how far it is or how it ended, and the buttons. */
function PlayHead({ run, deliveries }: PlayHeadProps) {
  const { t, i18n } = useTranslation('play');
  const plays = useWindow((state) => state.plays);
  const showPlay = useWindow((state) => state.showPlay);
  const openPlay = useWindow((state) => state.openPlay);
  const openPlayOfSample = useWindow((state) => state.openPlayOfSample);
  const stop = useWindow((state) => state.stopPlay);
  const endSentence = useEndSentence();
  const { number, target, manner, clock, speed, isSigned, total, ended, nextAt, endedAt } = run;
  // What changed last is loaded after the play has ended.
  const known = deliveries.filter(({ end }) => end !== null);
  const hasEnded = endedAt !== null && known.length === total;
  const format = (count: number) => formatNumber(count, i18n.language);
  const facts = [
    t(`manner.${manner}.name`),
    clock === null ? t('run.noClock') : t(`clock.${clock}`),
    ...(clock === null
      ? []
      : [speed === 1 ? t('run.realTime') : t('run.speedShort', { times: format(speed) })]),
    ...(isSigned ? [t('run.signed')] : []),
  ];
  return (
    <div className="play-head">
      <div className="play-facts">
        {plays.length > 1 ? (
          <select
            className="input"
            aria-label={t('run.choose')}
            value={number}
            onChange={({ target: { value } }) => showPlay(Number(value))}
          >
            {plays.map((one) => (
              <option key={one.number} value={one.number}>
                {t('run.option', { number: one.number, target: one.target })}
              </option>
            ))}
          </select>
        ) : (
          <strong className="truncate">{t('run.to', { target })}</strong>
        )}
        <p className="play-muted">
          {facts.join(' · ')}
          {deliveries.length > 0 && ` · ${t(`line.${axisKind(deliveries)}`)}`}
        </p>
        <p className="play-progress" role="status">
          {hasEnded && endSentence(run, deliveries)}
        </p>
        <GatewayLine run={run} />
        {endedAt === null && (
          <div className="play-progress">
            <progress
              aria-label={t('run.progress', { ended: format(ended), total: format(total) })}
              max={total}
              value={ended}
            />
            <span>{t('run.progress', { ended: format(ended), total: format(total) })}</span>
            {nextAt !== null && (
              <Countdown at={nextAt}>{(time) => t('run.next', { time })}</Countdown>
            )}
          </div>
        )}
      </div>
      {endedAt === null ? (
        <Button
          icon={Square}
          aria-label={t('run.stopNamed', { target })}
          onClick={() => inBackground(stop(number))}
        >
          {t('run.stop')}
        </Button>
      ) : (
        <Button
          icon={RotateCw}
          onClick={() => {
            const [first] = deliveries;
            if (first !== undefined && 'sample' in first.message)
              return openPlayOfSample(first.message.sample);
            const ids = deliveries.flatMap(({ message }) =>
              'request' in message ? [message.request] : [],
            );
            return openPlay({ ids: [...new Set(ids)] });
          }}
        >
          {t('run.again')}
        </Button>
      )}
    </div>
  );
}

/** How many messages left the user's server, where they are counted. */
function GatewayLine({ run: { gateway } }: { readonly run: PlayRun }) {
  const { t, i18n } = useTranslation('play');
  if (gateway === null) return null;
  const { left, messages } = gateway;
  const number = (count: number) => formatNumber(count, i18n.language);
  const counts = { left: number(left), messages: number(messages) };
  return (
    <p>
      {left > messages ? (
        <Badge tone="error">{t('gateway.tooMany', counts)}</Badge>
      ) : (
        t('gateway.left', counts)
      )}
    </p>
  );
}

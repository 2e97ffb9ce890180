import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlayDelivery, PlayRun } from '../../shared/play.ts';
import { axisOf, type Axis } from './axis.ts';
import { nextPlace, type AttemptPlace } from './lane.ts';
import { TimeLane } from './time-lane.tsx';
import { leftOf, trackWidth } from './track.ts';
import { useAttemptTexts } from './use-attempt-texts.ts';

/** Heights in pixels, which `play.css` has too: with the pauses above the attempts, and without. */
const laneHeights = { pauses: 58, sent: 32 } as const;

interface TimeLineProps {
  readonly run: PlayRun;
  readonly deliveries: readonly PlayDelivery[];
  readonly active: AttemptPlace;
  readonly onActivate: (place: AttemptPlace) => void;
}

/**
 * The attempts of a play, a lane for each message. For screen readers it is a grid; the keyboard focus is on the whole of it,
 * and the arrow keys choose an attempt. Only the lanes that can be seen are drawn.
 */
export function TimeLine({ run, deliveries, active, onActivate }: TimeLineProps) {
  const { t } = useTranslation('play');
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useId();
  // The lanes come after the dialog has opened.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);
  const axis = axisOf(deliveries, run.startedAt);
  const height = laneHeights[axis.is];
  const lanes = useVirtualizer({
    count: deliveries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => `${height} ${index}`,
    overscan: 4,
    scrollPaddingStart: 28,
  });
  const shown = lanes.getVirtualItems();
  const isActiveShown = shown.some(({ index }) => index === active.lane);
  const columns = Math.max(...deliveries.map(({ attempts }) => attempts.length)) + 2;

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const { ctrlKey, metaKey, altKey } = event;
    const place =
      ctrlKey || metaKey || altKey ? null : nextPlace(event.key, active, deliveries, page);
    if (place === null) return;
    event.preventDefault();
    lanes.scrollToIndex(place.lane);
    onActivate(place);
    const mark = document.getElementById(markId(grid, place));
    mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  return (
    <div
      ref={scroller}
      className={`play-line play-line-${axis.is}`}
      role="grid"
      tabIndex={0}
      aria-label={t('line.label', { target: run.target })}
      aria-rowcount={deliveries.length + 1}
      aria-colcount={columns}
      aria-activedescendant={isActiveShown ? markId(grid, active) : undefined}
      onKeyDown={onKeyDown}
    >
      <Head axis={axis} columns={columns} />
      <div className="play-lanes" role="rowgroup" style={{ height: lanes.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const { [index]: delivery } = deliveries;
          return (
            delivery && (
              <TimeLane
                key={index}
                {...{ delivery, axis, columns, top: start, startedAt: run.startedAt }}
                activeAt={index === active.lane ? active.at : null}
                idOf={(at) => markId(grid, { lane: index, at })}
                onActivate={(at) => onActivate({ lane: index, at })}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function markId(grid: string, { lane, at }: AttemptPlace): string {
  return `${grid}-${lane}-${at}`;
}

interface HeadProps {
  readonly axis: Axis;
  readonly columns: number;
}

/** The names of the columns, and the moments of the axis. */
function Head({ axis, columns }: HeadProps) {
  const { t } = useTranslation('play');
  const { duration } = useAttemptTexts();
  return (
    <div role="rowgroup" className="play-axis">
      <div role="row" aria-rowindex={1} className="play-lane-grid">
        <span role="columnheader" aria-colindex={1} className="play-message">
          {t('line.message')}
        </span>
        <span
          role="columnheader"
          aria-colindex={2}
          className="play-track"
          style={{ minWidth: trackWidth(axis) }}
          title={t(`line.${axis.is}`)}
        >
          <span className="visually-hidden">
            {t('line.attempts')}: {t(`line.${axis.is}`)}
          </span>
          {axis.ticks.map(({ at, ms }) => (
            <span key={ms} className="play-tick" aria-hidden style={{ left: leftOf(at) }}>
              {duration(roundedTick(ms))}
            </span>
          ))}
        </span>
        <span role="columnheader" aria-colindex={columns} className="play-state">
          {t('line.state')}
        </span>
      </div>
    </div>
  );
}

/** The jitter of a pause is of no interest in the axis. */
function roundedTick(ms: number): number {
  return ms < 60_000 ? ms : Math.round(ms / 60_000) * 60_000;
}

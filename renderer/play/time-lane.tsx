import { useTranslation } from 'react-i18next';
import type { PlayDelivery } from '../../shared/play.ts';
import type { Axis } from './axis.ts';
import { marksOf, type LaneMark } from './lane.ts';
import { LaneState } from './lane-state.tsx';
import { leftOf, trackWidth } from './track.ts';
import { lookOf, useAttemptTexts } from './use-attempt-texts.ts';
import { useMessageName } from './use-message-name.ts';

interface TimeLaneProps {
  readonly delivery: PlayDelivery;
  readonly axis: Axis;
  readonly columns: number;
  /** Pixels from the top of all lanes. */
  readonly top: number;
  /** Of the play. */
  readonly startedAt: number;
  /** The attempt that is chosen; `null` when it is another message's. */
  readonly activeAt: number | null;
  readonly idOf: (at: number) => string;
  readonly onActivate: (at: number) => void;
}

/** A message: its attempts on the axis with the pauses between them, and how it stands. */
export function TimeLane(props: TimeLaneProps) {
  const { delivery, axis, columns, top, startedAt, activeAt, idOf, onActivate } = props;
  const name = useMessageName()(delivery);
  const marks = marksOf(delivery, axis, startedAt);
  return (
    <div
      role="row"
      aria-rowindex={delivery.index + 2}
      className="play-lane play-lane-grid"
      style={{ top }}
    >
      <span role="rowheader" aria-colindex={1} className="play-message truncate" title={name}>
        {name}
      </span>
      <div role="presentation" className="play-track" style={{ minWidth: trackWidth(axis) }}>
        {marks.map((mark, at) => (
          <Pause key={mark.attempt.attempt} mark={mark} from={marks[at - 1]} axis={axis} />
        ))}
        {marks.map((mark, at) => (
          <Mark
            key={mark.attempt.attempt}
            mark={mark}
            id={idOf(at)}
            column={at + 2}
            isActive={at === activeAt}
            onActivate={() => onActivate(at)}
          />
        ))}
      </div>
      <span role="gridcell" aria-colindex={columns} className="play-state">
        <LaneState delivery={delivery} />
      </span>
    </div>
  );
}

interface PauseProps {
  readonly mark: LaneMark;
  /** The attempt before it. */
  readonly from: LaneMark | undefined;
  readonly axis: Axis;
}

/** The line to an attempt: HighLevel's pause before it and the one here, or how long its answer took. */
function Pause({ mark, from, axis }: PauseProps) {
  const { t } = useTranslation('play');
  const { duration } = useAttemptTexts();
  const { attempt, place, end, state } = mark;
  if (axis.is === 'sent')
    return <span className="play-took" aria-hidden style={spanOf(place, end)} />;
  if (from === undefined) return null;
  const isAhead = state === 'waiting' ? ' play-pause-ahead' : '';
  return (
    <span className={`play-pause${isAhead}`} aria-hidden style={spanOf(from.place, place)}>
      <span>{t('line.pause', { real: duration(attempt.pauseMs) })}</span>
      <span className="play-muted">
        {t('line.pauseHere', { here: duration(attempt.shortPauseMs) })}
      </span>
    </span>
  );
}

function spanOf(from: number, to: number) {
  return { left: leftOf(from), right: `calc(100% - ${leftOf(to)})` };
}

interface MarkProps {
  readonly mark: LaneMark;
  readonly id: string;
  readonly column: number;
  readonly isActive: boolean;
  readonly onActivate: () => void;
}

/** An attempt: its result as a word and a shape. */
function Mark({ mark, id, column, isActive, onActivate }: MarkProps) {
  const { short, label } = useAttemptTexts();
  const { icon: Icon, tone } = lookOf(mark);
  return (
    <span
      id={id}
      role="gridcell"
      aria-colindex={column}
      aria-selected={isActive}
      aria-label={label(mark)}
      title={label(mark)}
      className={`play-mark play-mark-${mark.state} ${tone === null ? '' : `tone-${tone}`}`}
      style={{ left: leftOf(mark.place) }}
      onClick={onActivate}
    >
      <Icon size={12} aria-hidden />
      <span className="truncate">{short(mark)}</span>
    </span>
  );
}

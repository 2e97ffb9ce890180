import { CornerDownRight, FileInput, Paperclip, Pin, Repeat2, Scissors } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { attemptLimit, type RequestSummary } from '../../shared/summary.ts';
import { Badge } from '../ui/badge.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import type { Times } from '../ui/times.ts';
import type { RowPress } from './use-row-selection.ts';
import { ForwardedBadge } from './forwarded-badge.tsx';
import { kindIcon } from './kind-icon.ts';
import { ReplyStatus } from './reply-status.tsx';
import { RowVerdict } from './row-verdict.tsx';
import { bodyLabel, kindLabel, textOf, titleOf } from './row-texts.ts';
import './request-row.css';

interface RequestRowProps {
  readonly row: RequestSummary;
  readonly index: number;
  /** `null` while the rows are being counted. */
  readonly total: number | null;
  readonly offset: number;
  readonly selected: boolean;
  /** Whether the detail shows it, and keys start from it. */
  readonly focused: boolean;
  readonly now: number;
  readonly times: Times;
  readonly onSelect: RowPress;
  readonly onOpen: () => void;
}

/** @returns the id of a row's element, for `aria-activedescendant`. */
export function rowElementId(id: number): string {
  return `request-${id}`;
}

/** A row of the list: kind, receiver, time, text, verdict, reply and marks. */
export const RequestRow = memo(function RequestRow({
  row,
  index,
  total,
  offset,
  selected,
  focused,
  now,
  times,
  onSelect,
  onOpen,
}: RequestRowProps) {
  const {
    t,
    i18n: { language },
  } = useTranslation();
  const Icon = kindIcon(row);
  const exact = times.exact(row.receivedAt, now);
  const title = titleOf(row);
  const text = textOf(row);
  return (
    <div
      id={rowElementId(row.id)}
      className={focused ? 'row row-focused' : 'row'}
      role="option"
      aria-selected={selected}
      aria-setsize={total ?? -1}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${offset}px)` }}
      onMouseDown={(event) => onSelect(index, row.id, event)}
      onDoubleClick={onOpen}
    >
      <Icon className="row-icon" size={16} strokeWidth={1.75} aria-hidden />
      <div className="row-line">
        <span className="row-kind">{kindLabel(row, t)}</span>
        {row.method !== null && row.method !== 'POST' && (
          <span className="row-method mono">
            <SenderText text={row.method} />
          </span>
        )}
        {title !== null && (
          <span className={`row-title truncate ${row.to === null ? 'mono' : ''}`}>
            <SenderText text={title} />
          </span>
        )}
        <RowMarks row={row} />
      </div>
      <time className="row-time" title={times.full(row.receivedAt)}>
        {exact}
      </time>
      <div className="row-line row-second">
        <span className="truncate">
          {text === null ? bodyLabel(row, t, language) : <SenderText text={text} />}
        </span>
        <ForwardedBadge dispatches={row.dispatches} />
        <RowVerdict row={row} />
        {row.attachments > 0 && (
          <Badge icon={Paperclip} spoken={t('row.attachments', { count: row.attachments })}>
            {row.attachments}
          </Badge>
        )}
      </div>
      <span className="row-foot">
        {times.ago(row.receivedAt, now) ?? t('row.now')}
        <ReplyStatus row={row} />
      </span>
    </div>
  );
});

function RowMarks({ row }: { readonly row: RequestSummary }) {
  const { t } = useTranslation();
  return (
    <span className="row-marks">
      {row.pinned && (
        <Badge icon={Pin} spoken={t('row.pinned')}>
          {null}
        </Badge>
      )}
      {row.attempt > 1 && (
        <Badge icon={Repeat2} spoken={t('row.attempt', { attempt: row.attempt })}>
          {row.attempt < attemptLimit ? row.attempt : `${row.attempt}+`}
        </Badge>
      )}
      {row.imported && (
        <Badge icon={FileInput} title={t('row.importedHint')}>
          {t('row.imported')}
        </Badge>
      )}
      {row.stray && (
        <Badge tone="info" icon={CornerDownRight} title={t('row.strayHint')}>
          {t('row.stray')}
        </Badge>
      )}
      {row.bodyEnded !== 'complete' && (
        <Badge tone="warning" icon={Scissors}>
          {t(`row.ended.${row.bodyEnded}`)}
        </Badge>
      )}
      {row.errors > 0 && (
        <Badge tone="error" spoken={t('row.errors', { count: row.errors })}>
          {row.errors}
        </Badge>
      )}
      {row.warnings > 0 && (
        <Badge tone="warning" spoken={t('row.warnings', { count: row.warnings })}>
          {row.warnings}
        </Badge>
      )}
    </span>
  );
}
